import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const files = project([{ name: 'Orders', functions: ['Price', 'Notify'] }], {
  Price: '  flow.commitRowBatch(rows.map(({ id }) => ({ id, cents: id * 100 })));',
  Notify: handOn,
});

test.use({ example: '', files });

test('a test is recorded, tells what an edit changed, and accepts it; undo takes that back', async ({
  studio,
  page,
}) => {
  await page.getByRole('tab', { name: 'Tests' }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'Record a golden test' }).click();
  await page.getByRole('button', { name: 'Trust and run' }).click();
  const tests = page.getByRole('region', { name: 'Golden tests' });
  await expect(tests.getByRole('status')).toHaveText('1 passed, 0 failed');

  await studio.node('Price').dblclick();
  await studio.typeInto(
    'Code of functions/Price.js',
    'export default (ctx, flow, rows) => flow.commitRowBatch(rows.map(({ id }) => ({ id, cents: id * 101 })));',
  );
  await page.keyboard.press('Escape');
  await expect(tests.getByRole('status')).toHaveText('1 passed, 0 failed · edited since');
  await tests.getByRole('button', { name: 'Run golden tests' }).click();
  await expect(tests.getByRole('status')).toHaveText('0 passed, 1 failed');
  await expect(tests.getByText('row 2, cents: 202, expected 200')).toHaveCount(2);
  await tests.getByRole('button', { name: 'Price#1' }).click();
  await expect(studio.node('Price')).toHaveAttribute('data-selected', 'true');

  await tests.getByRole('button', { name: 'Accept what came out' }).first().click();
  await expect(tests.getByText('row 2, cents: 202, expected 200')).toHaveCount(1);
  await tests.getByRole('button', { name: 'Accept what came out' }).click();
  await expect(tests.getByRole('status')).toHaveText('1 passed, 0 failed');
  await studio.canvas.focus();
  await page.keyboard.press('Control+Z');
  await tests.getByRole('button', { name: 'Run golden tests' }).click();
  await expect(tests.getByRole('status')).toHaveText('0 passed, 1 failed');
});

test('of a flow that fails nothing is recorded, and why is said', async ({ studio, page }) => {
  await writeFile(
    join(studio.server.root, 'functions/Notify.js'),
    "export default () => { throw new Error('no such mailbox'); };",
  );
  await studio.byPalette('Record a golden test');
  await page.getByRole('button', { name: 'Trust and run' }).click();
  await expect(page.getByText(/^No test was recorded: .*no such mailbox/)).toBeVisible();
  await expect(page.getByRole('tabpanel').getByText('No golden tests')).toBeVisible();
});
