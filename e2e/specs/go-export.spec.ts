import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { axeFindings } from '../fixtures/axe-findings.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ example: 'orders-forms' });

test('Go is exported from the dialog, and again beside what a person changed there', async ({
  studio,
  page,
}) => {
  const folder = join(studio.server.root, '..', 'go');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const write = dialog.getByRole('button', { name: 'Write files' });
  const file = (path: string) =>
    dialog.getByRole('group').filter({ has: page.getByText(path, { exact: true }) });
  async function openGo(): Promise<void> {
    await page.keyboard.press('Control+e');
    await dialog.getByText('Go', { exact: true }).click();
  }
  await openGo();
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(folder);
  await expect(file('functions.go')).toContainText('New');
  await dialog.getByRole('textbox', { name: 'Module path' }).fill('no path');
  await expect(dialog.getByRole('alert')).toContainText('no path can’t be the path of a Go module');
  await expect(write).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Module path' }).fill('example.com/mine');
  await expect(file('functions.go')).toContainText('New');
  await write.click();
  await expect(dialog).toBeHidden();
  const main = join(folder, 'main.go');
  expect(await readFile(join(folder, 'go.mod'), 'utf8')).toContain('module example.com/mine');
  await writeFile(main, (await readFile(main, 'utf8')).replace('package main', '// mine\npackage main'));
  await openGo();
  await expect(file('main.go')).toContainText('Merged with your changes');
  await expect(write).toBeDisabled();
  await file('main.go').getByText('main.go').click();
  await expect(file('main.go')).toContainText('// mine');
  expect(await axeFindings(page, '[role="dialog"]')).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Write the merged files' }).check();
  await write.click();
  await expect(dialog).toBeHidden();
  expect(await readFile(main, 'utf8')).toContain('// mine\npackage main');
});
