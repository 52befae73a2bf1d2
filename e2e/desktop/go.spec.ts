import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { test } from './studio.ts';

/** Stands in for a Go program that works out one field otherwise. */
const program = `
const { readFileSync } = require('fs');
const rows = readFileSync(0, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
for (const { stu_id } of rows)
  console.log(JSON.stringify({ batch: 1, visit: 1, node: 'AvgStuScore#1', row: { stu_id, avg_score: 1 } }));
`;
const go = `package main

import "github.com/aceld/kis-flow/kis"

func main() { kis.Pool().FaaS("AvgStuScore", average) }
`;

describe.skipIf(inject('electron') === null)('Go beside the desktop app', () => {
  test('its code is read, and a program is compared with the Studio', async ({ start }) => {
    const studio = await start('example');
    const { page } = studio;
    const folder = join(studio.root, 'service');
    await mkdir(folder);
    await writeFile(join(folder, 'main.go'), go);
    await writeFile(join(folder, 'compare.cjs'), program);

    const chosen = () =>
      studio.chooseMenu('view.goCode').then(
        () => true,
        () => false,
      );
    await expect.poll(chosen).toBe(true);
    await page.locator('.go-code', { hasText: 'AvgStuScore' }).waitFor();
    await page.keyboard.press('Escape');

    await studio.chooseMenu('export.compareGo');
    const dialog = page.getByRole('dialog', { name: 'Compare with Go' });
    await dialog.getByRole('textbox', { name: 'Folder where the program starts' }).fill(folder);
    await dialog.getByRole('textbox', { name: 'Program', exact: true }).fill('node compare.cjs');
    await dialog.getByRole('button', { name: 'Start the program and compare' }).click();
    await studio.button('Trust and run').click();
    await dialog.getByText('The first difference: AvgStuScore#1, batch 1, row 1').waitFor();
    await dialog.getByRole('button', { name: 'Show this visit' }).click();
    await studio.see('AvgStuScore · batch 1 · visit 1 of 2');
    expect(await page.locator('.toast[data-kind="error"]').count()).toBe(0);
  });
});
