import type { Page } from '@playwright/test';
import { funcFile, handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const misspelt = `interface Line { total: number }

export default function Price(ctx: unknown, flow: { commitRow(row: unknown): void }, rows: Line[]) {
  for (const row of rows) flow.commitRow({ ...row, net: row.totl / 2 });
}
`;

function typeWorkers(page: Page): number {
  return page.workers().filter((worker) => worker.url().includes('ts.worker')).length;
}

test.describe('what TypeScript says of code', () => {
  test.use({
    example: '',
    checkTypes: true,
    files: {
      ...project([{ name: 'Orders', functions: ['Fetch', 'Price'] }], { Fetch: handOn }),
      'conf/func/func-Price.yml': funcFile('Price'),
      'functions/Price.ts': misspelt,
    },
  });

  test('is a problem like others, and its fix is one key away', async ({ studio, page }) => {
    // Monaco and TypeScript are loaded first, when the window is idle.
    test.setTimeout(120_000);
    await studio.bottomTab('Problems');
    const problem = page.getByRole('listitem').filter({ hasText: "Property 'totl' does not exist" });
    await expect(problem).toBeVisible({ timeout: 40_000 });
    await expect(problem).toContainText('functions/Price.ts:4:61');
    await expect(studio.node('Price').locator('[data-severity="error"]')).toBeVisible();
    await studio.run();

    await problem.getByRole('button', { name: /^Property/ }).focus();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('dialog').getByRole('button', { name: "Change spelling to 'total'" }).click();
    await expect(problem).toBeHidden();
    await studio.save();
    expect(await studio.read('functions/Price.ts')).toContain('row.total / 2');

    await page.keyboard.press('Control+z');
    await expect(problem).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Control+,');
    await page.getByRole('switch', { name: 'Check types of all code' }).press('Space');
    await page.keyboard.press('Escape');
    await expect(problem).toBeHidden();

    // What looked at the code is not kept, and comes again with an editor.
    await expect.poll(() => typeWorkers(page)).toBe(0);
    await studio.node('Price').click();
    await studio.inspector.getByRole('tab', { name: 'Code' }).click();
    await expect(studio.inspector.locator('.squiggly-error').first()).toBeVisible({ timeout: 20_000 });
    expect(typeWorkers(page)).toBeGreaterThan(0);
  });
});

test('the whole project is searched, and a match leads to its place', async ({ studio, page }) => {
  await page.keyboard.press('Control+Shift+F');
  const field = page.getByRole('searchbox', { name: 'Text to find' });
  await expect(field).toBeFocused();
  await field.fill('AvgStuScore');
  const found = page.getByRole('region', { name: 'Search in code and YAML' });
  await expect(found.getByRole('status')).toHaveText(/matches in \d files/);
  await found.getByRole('button', { name: 'Match case' }).click();
  await field.fill('fmode: calc');
  await expect(found.getByText('Nothing found')).toBeVisible();
  await found.getByRole('button', { name: 'Match case' }).click();
  await found
    .getByRole('button', { name: /fmode: Calculate/ })
    .first()
    .click();
  await expect(studio.inspector.getByRole('tab', { name: 'YAML' })).toHaveAttribute('aria-selected', 'true');
  await found.getByRole('button', { name: 'Regular expression' }).click();
  await field.fill('(');
  await expect(found.getByRole('status')).toContainText('Invalid regular expression');
});
