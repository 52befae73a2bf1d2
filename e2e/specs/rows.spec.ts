import { readFile } from 'node:fs/promises';
import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const orders = Array.from({ length: 300 }, (_, at) => {
  const id = at + 1;
  return JSON.stringify({ id, qty: id % 5, customer: { city: id % 2 === 0 ? '北京' : 'Malmö' } });
});

test.use({
  example: '',
  files: {
    ...project(
      [{ name: 'Orders', functions: ['Check', 'Report'] }],
      {
        Check:
          '  for (const row of rows) if (row.qty > 0) flow.commitRow(row.id === 151 ? { ...row, late: true } : row);',
        Report: '  flow.commitRowBatch(rows);',
      },
      `${orders.join('\n')}\n`,
    ),
    'studio.json': JSON.stringify({ version: 2, flows: { Orders: { run: { batchSize: 30 } } } }),
  },
});

test('all rows that passed are asked, sorted, looked at one by one, and saved', async ({ studio, page }) => {
  await studio.run();
  await studio.node('Check').click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  const rows = panel.getByRole('region', { name: 'Out' });
  await expect(panel.getByText('240 rows', { exact: true })).toBeVisible();

  await rows.getByRole('row', { name: /^1 1 1 1 1 1/ }).click();
  await page.keyboard.press('End');
  await expect(rows.getByRole('row', { name: /^240 10 19 24 299 4/ })).toBeFocused();
  const detail = panel.getByRole('region', { name: 'The chosen row' });
  await expect(detail).toContainText('batch 10 · visit 19 · row 24');
  await detail.getByRole('button', { name: 'Only rows with row.customer.city == "Malmö"' }).click();
  await expect(panel.getByText('120 of 240 rows in 10 visits')).toBeVisible();
  await expect(detail).toBeHidden();

  await page.keyboard.press('Alt+a');
  const question = panel.getByRole('combobox', { name: 'Rows of which this is true' });
  await expect(question).toBeFocused();
  await question.fill('row.late');
  await expect(panel.getByText('1 of 240 rows in 1 visit')).toBeVisible();
  await expect(rows.getByRole('row', { name: /^121 6 11 1 151 1/ })).toBeVisible();
  await question.fill('row.qyt > 2');
  await expect(panel.getByText(/no field/i)).toBeVisible();
  await question.fill('row.qty >= 3');
  await expect(panel.getByText('120 of 240 rows in 10 visits')).toBeVisible();

  await rows.getByRole('columnheader', { name: /^id/ }).hover();
  await rows.getByRole('button', { name: 'Sort by id', exact: true }).click();
  await rows.getByRole('button', { name: 'Sort by id the other way round' }).click();
  await expect(rows.getByRole('row').nth(1)).toContainText('299');
  const saved = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save these rows' }).click();
  await page.getByRole('menuitem', { name: 'Save the rows as CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('Check-out.csv');
  const [head, first, ...others] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect([head, first]).toEqual(['id,qty,customer', '299,4,{"city":"Malmö"}']);
  expect(others).toHaveLength(119);

  await studio.byPalette('Use the rows as samples');
  await expect(page.getByText('120 rows are the samples in samples/Orders.jsonl now')).toBeVisible();
  await studio.save();
  expect((await studio.read('samples/Orders.jsonl')).trim().split('\n')).toHaveLength(120);
});

test('one batch is looked at alone, and all of its rows are compared; a run of before is asked the same', async ({
  studio,
  page,
}) => {
  await studio.run();
  await studio.node('Check').click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  await panel.getByRole('textbox', { name: 'Only rows of this batch' }).fill('6');
  await expect(panel.getByText('24 rows', { exact: true })).toBeVisible();
  await panel.getByText('Difference', { exact: true }).click();
  await expect(panel.getByRole('button', { name: '6 removed' })).toBeVisible();
  await expect(panel.getByRole('button', { name: '1 changed' })).toBeVisible();
  await studio.run();
  await studio.bottomTab('History');
  await page.getByRole('button', { name: 'Show on the canvas' }).click();
  await expect(studio.runLine).toContainText('Run of');
  await studio.bottomTab('Rows');
  await page.keyboard.press('Alt+a');
  await panel.getByRole('combobox', { name: 'Rows of which this is true' }).fill('row.id == 151.0');
  await expect(panel.getByText('1 of 30 rows in 1 visit')).toBeVisible();
});
