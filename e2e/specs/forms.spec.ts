import type { Page } from '@playwright/test';
import { flowFile } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

const rows = [
  { order: 'A1', city: '北京', qty: 2, price: 10, note: null },
  { order: 'A2', city: 'Porto', qty: 1, price: 5, note: 'gift' },
  { order: 'A3', city: '北京', qty: 3, price: 1.5, note: null },
  { order: 'A4', city: 'Porto', qty: 0, price: 9, note: null },
];

test.use({
  example: '',
  files: {
    'conf/flow/flow-Orders.yml': flowFile({ name: 'Orders', functions: [] }).replace(
      'flows:\n',
      'flows: []\n',
    ),
    'samples/Orders.jsonl': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
  },
});

/** Inserts a built-in behind the last function by what a person types; its form is open then. */
async function insert({ page, canvas }: StudioPage, word: string, title: string): Promise<void> {
  await canvas.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Insert a function' });
  await dialog.getByRole('combobox').fill(word);
  await dialog.getByRole('option', { name: title }).first().click();
}

const counts = (page: Page) => page.locator('.form-counts');

test('a flow of several built-ins is made without a line of code, its numbers seen before it runs', async ({
  studio,
  page,
}) => {
  await insert(studio, 'where', 'Filter');
  await expect(page.getByRole('combobox', { name: 'Keep rows where' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Keep rows where' }).fill('row.qty > 0');
  await expect(counts(page)).toContainText('kept 3');
  await expect(counts(page)).toContainText('dropped 1');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(studio.node('Filter')).toContainText('row.qty > 0');

  await insert(studio, 'formula', 'Compute fields');
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('total');
  await page.getByRole('combobox', { name: 'Value of total' }).fill('row.qty * row.price');
  await expect(page.locator('.form-values')).toContainText('20');
  await page.getByRole('button', { name: /^Apply/ }).click();

  await insert(studio, 'group by', 'Group and total');
  await page.getByRole('button', { name: 'Add city' }).first().click();
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('total');
  await page.getByRole('combobox', { name: 'Value of total' }).fill('sum(row.total)');
  await expect(counts(page)).toContainText('2 out');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(studio.node('Aggregate')).toContainText('per batch');

  await studio.run();
  await expect(studio.node('Aggregate')).toContainText(/3\s*→\s*2/);
  await studio.save();
  const files = await studio.files();
  expect(Object.keys(files).filter((path) => path.startsWith('functions/'))).toEqual([]);
  expect(files['conf/func/func-Compute.yml']).toContain('total = row.qty * row.price');
});

test('what people look for and KisFlow can’t do is answered with what to use', async ({ studio, page }) => {
  await studio.canvas.focus();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Insert a function' });
  await dialog.getByRole('combobox').fill('if');
  await expect(dialog.getByRole('option').first()).toContainText('Filter');
  await expect(dialog.getByRole('status')).toContainText('one chain');
});

test('by keys only: a wrong expression is said at its place and mended by its fix, then becomes code and back', async ({
  studio,
  page,
}) => {
  const { keyboard } = page;
  await studio.canvas.focus();
  await keyboard.press('a');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.type('where');
  await expect(page.getByRole('option', { name: /Filter/ })).toBeVisible();
  await keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Keep rows where' });
  await expect(field).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('row.prise > 5');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.form-problems')).toContainText('prise');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  await keyboard.press('Alt+Enter');
  await expect(field).toHaveValue('row.price > 5');
  await expect(counts(page)).toContainText('kept 2');
  await keyboard.press('Control+Enter');
  await expect(studio.node('Filter')).toContainText('row.price > 5');
  await page.getByRole('button', { name: 'Turn into code' }).click();
  await expect(studio.node('Filter')).toContainText('TS');
  await studio.canvas.focus();
  await keyboard.press('Control+z');
  await expect(studio.node('Filter')).toContainText('row.price > 5');
});

test('completion knows the fields, and a draft stays until it is discarded', async ({ studio, page }) => {
  await insert(studio, 'where', 'Filter');
  const field = page.getByRole('combobox', { name: 'Keep rows where' });
  await field.fill('');
  await field.pressSequentially('row.pr');
  await page.getByRole('option', { name: /price/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('row.price');
  await field.pressSequentially(' < 9');
  await studio.canvas.focus();
  await page.keyboard.press('Escape');
  await studio.run();
  const told = page.getByRole('status').filter({ hasText: 'This run goes without' });
  await told.getByRole('button', { name: 'Show the form' }).click();
  await expect(field).toHaveValue('row.price < 9');
  await field.focus();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(field).toHaveValue('true');
});

test('wide, rows in and out stand beside the setup', async ({ studio, page }) => {
  await insert(studio, 'set', 'Compute fields');
  await page.getByRole('button', { name: 'With rows beside it' }).click();
  await page.getByRole('combobox', { name: /^Value of/ }).fill('row.qty * 2');
  const out = page.getByRole('region', { name: 'Rows out' });
  await expect(out.locator('th[data-mark="new"]')).toBeInViewport({ ratio: 1 });
  await expect(out.locator('tbody tr').first()).toContainText('4');
  await page.getByRole('tab', { name: 'TypeScript' }).click();
  await expect(page.locator('.form-code')).toContainText('flow.commitRow');
});

test('wide, the rows that were dropped are listed by a click on their number, at one height on both sides', async ({
  studio,
  page,
}) => {
  await insert(studio, 'where', 'Filter');
  await page.getByRole('button', { name: 'With rows beside it' }).click();
  await page.getByRole('combobox', { name: 'Keep rows where' }).fill('row.qty > 0');
  const into = page.getByRole('region', { name: 'Rows in' });
  const out = page.getByRole('region', { name: 'Rows out' });
  await out.getByRole('button', { name: 'dropped 1' }).click();
  await expect(into.locator('tbody tr')).toHaveText([/^4\s*A4/]);
  await expect(out.locator('tbody tr')).toHaveText([/^4\s*dropped/]);
});

test('the way of a branch follows a rename, and its jump is drawn', async ({ studio, page }) => {
  await insert(studio, 'where', 'Filter');
  await expect(page.getByRole('combobox', { name: 'Keep rows where' })).toBeFocused();
  await insert(studio, 'goto', 'Bend the flow');
  await page.getByRole('combobox', { name: 'When' }).fill('row.qty > 2');
  await page.getByText('Jump', { exact: true }).click();
  await page.getByRole('combobox', { name: 'To' }).selectOption('Filter');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(studio.node('Branch')).toContainText('jump → Filter');
  await expect(page.locator('.react-flow__edge-jump')).toHaveCount(1);
  await studio.node('Filter').click();
  await studio.inspectorTab('Config');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Paid');
  await page.keyboard.press('Enter');
  await expect(studio.node('Branch')).toContainText('jump → Paid');
});

test('a field’s new name is followed through the setups further on, in one step; one that goes names its readers', async ({
  studio,
  page,
}) => {
  await insert(studio, 'formula', 'Compute fields');
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('total');
  await page.getByRole('combobox', { name: 'Value of total' }).fill('row.qty * row.price');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await insert(studio, 'where', 'Filter');
  await page.getByRole('combobox', { name: 'Keep rows where' }).fill('row.total > 5');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await studio.node('Compute').click();
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('amount');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rename in 1 function, too' }).click();
  await expect(studio.node('Filter')).toContainText('row.amount > 5');
  await studio.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(studio.node('Filter')).toContainText('row.total > 5');
  await expect(page.getByRole('textbox', { name: 'Name of line 1' })).toHaveValue('total');
  await page.getByRole('button', { name: 'Remove the line' }).click();
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('qty');
  await page.getByRole('combobox', { name: 'Value of qty' }).fill('1');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(page.getByRole('dialog')).toContainText('Functions further on read it: Filter.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(studio.node('Compute')).toContainText('total = row.qty * row.price');
});

test('values of two types are brought to one by the fix that is offered', async ({ studio, page }) => {
  await insert(studio, 'formula', 'Compute fields');
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('price');
  await page.getByRole('combobox', { name: 'Value of price' }).fill('row.order * 2');
  await expect(page.locator('.form-problems')).toContainText('does not work on');
  await page.getByRole('button', { name: 'Use double(row.order)' }).click();
  await expect(page.getByRole('combobox', { name: 'Value of price' })).toHaveValue('double(row.order) * 2');
});

test('a person’s word on a field is kept, and where rows are otherwise, a quick fix mends it', async ({
  studio,
  page,
}) => {
  await insert(studio, 'where', 'Filter');
  await expect(page.getByRole('combobox', { name: 'Keep rows where' })).toBeFocused();
  await studio.byPalette('Fields and their types');
  const dialog = page.getByRole('dialog', { name: 'Fields from Filter to the end' });
  await dialog.getByRole('combobox', { name: 'Type of price' }).selectOption('text');
  await expect(dialog).toContainText('said by you');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await studio.bottomTab('Problems');
  await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText(
    'The rows of "Filter" have price as a number; you said that it is a text and never empty.',
  );
  await page.getByRole('button', { name: 'Change price to a text behind Filter' }).click();
  await studio.expectChain(['Filter', 'Cast']);
  await expect(page.getByRole('tabpanel', { name: /^Problems/ })).not.toContainText('you said');
  await studio.save();
  expect((await studio.files())['conf/func/func-Cast.yml']).toContain('types: price = text');
});

test.describe('a file of five batches', () => {
  const cities = ['北京', 'Porto', 'Lyon', 'Berlin', '上海'];
  const orders = Array.from({ length: 50 }, (_, index) => ({
    city: cities[index % cities.length] ?? '',
    amount: index * 1.5,
  }));
  const sums = cities.map((city) => [
    city,
    orders.filter((order) => order.city === city).reduce((sum, { amount }) => sum + amount, 0),
  ]);
  test.use({
    example: '',
    files: {
      'conf/flow/flow-Orders.yml': flowFile({ name: 'Orders', functions: [] }).replace(
        'flows:\n',
        'flows: []\n',
      ),
      'samples/Orders.csv': `city,amount\n${orders.map(({ city, amount }) => `${city},${amount}\n`).join('')}`,
      'studio.json': JSON.stringify({ version: 2, flows: { Orders: { run: { batchSize: 10 } } } }),
    },
  });

  test('sums are per batch, which is said before and after the run, and one click gives one sum a city', async ({
    studio,
    page,
  }) => {
    await insert(studio, 'group by', 'Group and total');
    await page.getByRole('button', { name: 'Add city' }).first().click();
    await page.getByRole('textbox', { name: 'Name of line 1' }).fill('total');
    await page.getByRole('combobox', { name: 'Value of total' }).fill('sum(row.amount)');
    await expect(page.locator('.form-note')).toContainText('another batch size can give other rows');
    await expect(counts(page)).toContainText('25 out');
    await page.getByRole('button', { name: /^Apply/ }).click();
    const node = studio.node('Aggregate');
    await expect(node).toContainText('per batch');

    await studio.run();
    await expect(studio.runLine).toContainText('Done: 50 rows in 5 batches · 1 thing to look at');
    await expect(node).toContainText(/50\s*→\s*25/);
    await expect(node).toContainText('Ran once per batch: 25 rows for 5 values of city');
    await node.getByRole('button', { name: 'Run as one batch' }).click();
    await expect(studio.runLine).toContainText('Done: 50 rows in 1 batch');
    await studio.finished();
    await expect(node).toContainText(/50\s*→\s*5/);
    const rows = page.getByRole('tabpanel', { name: /^Rows/ });
    for (const sum of sums) await expect(rows).toContainText(new RegExp(sum.join('[^]*')));
    await expect(node).not.toContainText('Ran once per batch');
  });
});

test.describe('samples that are too large to be edited as a text', () => {
  test.use({
    files: {
      'conf/flow/flow-Orders.yml': flowFile({ name: 'Orders', functions: [] }).replace(
        'flows:\n',
        'flows: []\n',
      ),
      'samples/Orders.jsonl': Array.from(
        { length: 30_000 },
        (_, id) =>
          `${JSON.stringify({ id, city: id % 4 === 0 ? 'Porto' : 'Berlin', note: 'x'.repeat(60) })}\n`,
      ).join(''),
    },
  });

  test('a form shows what it does to the first of them, and says so', async ({ studio, page }) => {
    await insert(studio, 'where', 'Filter');
    await page.getByRole('combobox', { name: 'Keep rows where' }).fill('row.city == "Porto"');
    await expect(counts(page)).toContainText('10,000 in');
    await expect(counts(page)).toContainText('kept 2,500');
    await expect(counts(page)).toContainText('(only the first 10,000)');
  });
});
