import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const files = project(
  [{ name: 'Orders', functions: ['Price', 'Notify'] }],
  {
    Price: [
      '  for (const row of rows) {',
      "    if (row.qty < 0) throw new Error('a negative quantity');",
      '    flow.commitRow(row);',
      '  }',
    ].join('\n'),
    Notify: handOn,
  },
  [1, -2, 3, 4, -5].map((qty, at) => `{"id":${at + 1},"qty":${qty}}\n`).join(''),
);

test.use({ example: '', files, viewport: { width: 1024, height: 640 } });

test('rows that a function fails at go to the error lane, and the run goes on', async ({ studio, page }) => {
  // Without the switch, the run ends where KisFlow's would.
  await studio.run();
  const line = page.getByRole('alert', { name: 'How the run went' });
  await expect(line).toContainText('Failed at Price');

  await studio.canvas.click({ position: { x: 20, y: 20 } });
  await page.getByRole('switch', { name: 'On an error: keep the rows' }).click();
  await studio.run();
  const done = page.getByRole('status', { name: 'How the run went' });
  await expect(done).toContainText('Done: 3 of 5 rows, 2 in the error lane');
  await expect(studio.node('Notify')).toContainText('3');

  await done.getByRole('button', { name: 'Show the errors' }).click();
  const lane = page.getByRole('region', { name: 'Rows in the error lane' });
  await expect(lane.getByRole('row', { name: /^2 1 Price#1 .*a negative quantity/ })).toBeVisible();
  await expect(lane.getByRole('row', { name: /^5 1 Price#1 .*\{"id":5,"qty":-5\}/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.error-lane').analyze();
  expect(violations).toEqual([]);

  const saved = page.waitForEvent('download');
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: 'Save the failed rows as JSON Lines' })
    .click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('Orders-errors.jsonl');
  const [first = ''] = readFileSync(await download.path(), 'utf8').split('\n');
  expect(JSON.parse(first)).toMatchObject({ row: { id: 2, qty: -2 }, place: 'Price#1', rowNumber: 2 });

  await lane.getByRole('button', { name: 'Price#1' }).first().click();
  await expect(studio.node('Price')).toHaveAttribute('data-selected', 'true');
  await page.getByRole('tabpanel').getByRole('button', { name: 'Run the failed rows again' }).click();
  await expect(done).toContainText('Done: 0 of 2 rows, 2 in the error lane');
});
