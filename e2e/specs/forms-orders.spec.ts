import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

/** The rows of the orders example, and what its late orders come to by city. */
const samples = join(import.meta.dirname, '../../examples/orders/samples/OrderRevenue.jsonl');
const cities = [
  ['北京', '25614.55', '6'],
  ['深圳', '19893.97', '7'],
  ['Malmö', '16718.52', '10'],
  ['Porto', '16623.42', '13'],
  ['上海', '10766.1', '9'],
  ['杭州', '9592.96', '5'],
  ['Berlin', '5683.98', '8'],
  ['Lyon', '2282.25', '6'],
];
const where = 'row.order_id != "" && size(row.lines) > 0 && row.lines.all(l, l.sku != "" && l.qty > 0)';
const rate = 'row.currency == "EUR" ? 1.0 : 1.0 / 7.8';
const total = 'round(row.qty * row.price * rate, 2)';
const daysToShip = 'days(row.ordered_on, row.shipped_on)';
const lateTotal = 'round(sum(row.total), 2)';
const orders = 'count_distinct(row.order_id)';

test.use({ example: '', files: {} });

async function chooseSamples(page: Page, ask: () => Promise<void>): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await ask();
  await (await chooser).setFiles({
    name: 'OrderRevenue.jsonl',
    mimeType: '',
    buffer: await readFile(samples),
  });
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Use these rows' })).toBeVisible();
}

/** Runs all rows as one batch, and looks at what the last function handed on. */
async function expectNumbers(studio: StudioPage, page: Page): Promise<void> {
  await expect(studio.node('Compute')).toContainText(/3,513\s*→\s*3,513/);
  await expect(studio.node('Filter2')).toContainText(/3,513\s*→\s*201/);
  await expect(studio.node('Aggregate')).toContainText(/201\s*→\s*8/);
  const rows = page.getByRole('tabpanel', { name: /^Rows/ });
  for (const city of cities) await expect(rows).toContainText(new RegExp(city.join('[^]*')));
  await studio.save();
  const paths = Object.keys(await studio.files());
  expect(paths.filter((path) => path.startsWith('functions/') || path.startsWith('connectors/'))).toEqual([]);
}

test('the orders example is made of nothing by mouse, without a line of code, its numbers right', async ({
  studio,
  page,
}) => {
  test.slow();
  const apply = page.getByRole('button', { name: /^Apply/ });
  const write = async (field: Locator, text: string) => {
    await field.click();
    await field.fill(text);
  };
  const insert = async (title: string) => {
    await page.getByRole('button', { name: 'Add a function at the end' }).click();
    await page.getByRole('option', { name: title }).first().click();
  };
  const value = (name: string) => page.getByRole('combobox', { name: `Value of ${name}` });
  const nameOf = (line: number) => page.getByRole('textbox', { name: `Name of line ${line}` });

  await chooseSamples(page, () =>
    page
      .getByRole('region', { name: 'Three first steps' })
      .getByRole('button', { name: 'Start from a file…' })
      .click(),
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
  await write(page.getByRole('combobox', { name: 'Keep rows where' }), where);
  await apply.click();

  await insert('Split a list into rows');
  await write(page.getByRole('textbox', { name: 'Number the items in' }), 'line');
  for (const field of ['order_id', 'city', 'currency', 'ordered_on', 'shipped_on'])
    await page.getByRole('button', { name: `Add ${field}` }).click();
  await apply.click();

  await insert('Compute fields');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await write(nameOf(2), 'rate');
  await write(value('rate'), rate);
  await page.getByRole('group', { name: 'Line 2' }).getByRole('button', { name: 'Move the line up' }).click();
  await write(nameOf(2), 'total');
  await write(value('total'), total);
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  await write(nameOf(3), 'days_to_ship');
  await write(value('days_to_ship'), daysToShip);
  for (const field of ['order_id', 'line', 'city'])
    await page.getByRole('button', { name: `Add ${field}` }).click();
  await apply.click();

  await page.getByRole('button', { name: 'New connector…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('RevenueStore');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await insert('Save');
  await studio.inspectorTab('Config');
  await studio.inspector.getByRole('combobox', { name: 'Connector' }).click();
  await page.getByRole('option', { name: 'RevenueStore' }).click();

  await insert('Filter');
  await write(page.getByRole('combobox', { name: 'Keep rows where' }), 'row.days_to_ship > 3');
  await apply.click();

  await insert('Group and total');
  await page.getByRole('button', { name: 'Add city' }).first().click();
  await write(nameOf(1), 'late_total');
  await write(value('late_total'), lateTotal);
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  await write(nameOf(2), 'orders');
  await write(value('orders'), orders);
  await page.getByRole('button', { name: 'Add late_total' }).click();
  await page.getByRole('button', { name: 'late_total from the greatest on' }).click();
  await apply.click();

  await studio.run();
  await expect(studio.node('Aggregate')).toContainText(/201\s*→\s*15/);
  await page.getByRole('button', { name: 'Run as one batch' }).first().click();
  await expectNumbers(studio, page);
});
