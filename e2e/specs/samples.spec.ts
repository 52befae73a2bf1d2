import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { SampleTable } from '../pages/sample-table.ts';

const flows = [{ name: 'Orders', functions: ['Check'] }];
const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

test.describe('sample rows', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }) });

  test('are typed, imported, dropped, generated and run', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const panel = page.getByRole('region', { name: 'Sample rows' }).first();
    await new SampleTable(page).click('id', 2);
    await page.keyboard.type('17');
    await page.keyboard.press('Enter');
    await studio.canvas.focus();
    await studio.save();
    expect(rowsOf(await studio.read('samples/Orders.jsonl'))).toEqual([{ id: 1 }, { id: 17 }]);

    const csv = join(studio.server.root, '..', 'orders.csv');
    await writeFile(csv, 'id,name\n5,"Li, Wei"\n6,王\n');
    const choosing = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Import…' }).click();
    await (await choosing).setFiles(csv);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('row', { name: '1 5 Li, Wei' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Add to the rows' }).click();
    await studio.save();
    expect(rowsOf(await studio.read('samples/Orders.jsonl'))).toEqual([
      { id: 1 },
      { id: 17 },
      { id: 5, name: 'Li, Wei' },
      { id: 6, name: '王' },
    ]);

    const before = await studio.read('samples/Orders.jsonl');
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([137, 80, 78, 71, 0, 1, 2, 255])], 'photo.csv'));
      return data;
    });
    await panel.dispatchEvent('drop', { dataTransfer: dropped });
    await expect(dialog).toContainText('This is not a text file');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('all saved')).toBeVisible();
    expect(await studio.read('samples/Orders.jsonl')).toBe(before);

    await panel.getByRole('button', { name: 'Generate…' }).click();
    await dialog.getByRole('textbox', { name: 'Number of rows' }).fill('10000');
    await expect(dialog.getByRole('textbox', { name: 'Range, choices or prefix' }).first()).toHaveValue(
      '1..17',
    );
    await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(panel.getByText('10,004 rows').or(panel.getByText('10004 rows'))).toBeVisible();
    expect(await panel.getByRole('row').count()).toBeLessThan(200);
    await studio.save();
    expect(rowsOf(await studio.read('samples/Orders.jsonl'))).toHaveLength(10_004);
    await studio.run();
    await expect(studio.node('Check')).toContainText(/10,004\s*→\s*10,004/);
  });
});

test.describe('the table of sample rows', () => {
  test.use({
    example: '',
    files: {
      ...project(flows, { Check: handOn }, '{"id":1,"zip":"007"}\n{"id":2,"zip":"008"}\n'),
      'samples/Other.csv': 'id,name\n1,007\n2,x\n',
    },
    contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
  });

  test('is filled by keyboard as a spreadsheet is', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const table = new SampleTable(page);
    await table.click('id', 1);
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await expect(table.field('id', 2)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(table.field('zip', 2)).toBeFocused();
    await page.evaluate(() => navigator.clipboard.writeText('009\n010\n'));
    await page.keyboard.press('Control+v');
    await table.expectCell('zip', 3, '010');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await table.expectCell('id', 2, '10');
    await page.keyboard.press('Control+z');
    await table.expectCell('id', 2, '2');
    await page.getByRole('button', { name: 'Column zip' }).click();
    await page.getByRole('menuitem', { name: 'Rename column' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('postcode');
    await page.keyboard.press('Enter');
    await table.click('id', 1);
    await page.keyboard.press('Control+Delete');
    await studio.save();
    expect(rowsOf(await studio.read('samples/Orders.jsonl'))).toEqual([
      { id: 2, postcode: '009' },
      { id: null, postcode: '010' },
    ]);
  });

  test('takes the rows of another file, and makes a CSV file one to edit', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    await page.getByLabel('File with the rows').first().click();
    await page.getByRole('option', { name: 'Other.csv' }).click();
    await expect(page.getByRole('row', { name: '1 1 007' })).toBeVisible();
    await studio.run();
    await expect(studio.node('Check')).toContainText(/2\s*→\s*2/);
    await page.getByRole('button', { name: 'Edit as JSON Lines' }).click();
    await new SampleTable(page).expectCell('name', 1, '007');
    await studio.save();
    expect(rowsOf(await studio.read('samples/Other.jsonl'))).toEqual([
      { id: 1, name: '007' },
      { id: 2, name: 'x' },
    ]);
  });

  test('copies a large CSV file into the project after showing its first rows', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const csv = join(studio.server.root, '..', 'big orders.csv');
    const lines = Array.from({ length: 200_000 }, (_, id) => `${id},order number ${id}\n`);
    await writeFile(csv, `id,name\n${lines.join('')}`);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import…' }).click();
    await (await choosing).setFiles(csv);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('row', { name: '1 0 order number 0' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Copy and use' }).click();
    await expect(page.getByText('1 – 500 of 200,000')).toBeVisible();
    await studio.run();
    await expect(studio.node('Check')).toContainText(/200,000\s*→\s*200,000/);
    expect(rowsOf(await studio.read('samples/Orders.jsonl'))).toHaveLength(2);
  });
});

test.describe('numbers with more digits than a double', () => {
  const row = '{"order_id":9007199254740993, "rate":1.10,"note":"old","z":-0}';
  test.use({ example: '', files: project(flows, { Check: handOn }, `${row}\n{"order_id":2,"note":"b"}\n`) });

  test('stay as they are written in every edit, and a run that rounds them says so', async ({
    studio,
    page,
  }) => {
    await studio.bottomTab('Samples');
    const table = new SampleTable(page);
    await table.expectCell('order_id', 1, '9007199254740993');
    await table.click('note', 1);
    await page.keyboard.type('new');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Column rate' }).click();
    await page.getByRole('menuitem', { name: 'Rename column' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('price');
    await page.keyboard.press('Enter');
    await table.click('order_id', 1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await studio.save();
    const edited = row.replace('old', 'new').replace('rate', 'price');
    expect(await studio.read('samples/Orders.jsonl')).toBe(
      `${edited}\n{"order_id":9007199254740993,"note":"b"}\n`,
    );
    await studio.run();
    await studio.bottomTab('Logs');
    await expect(page.getByText(/order_id 9007199254740993 became 9007199254740992/)).toBeVisible();
  });
});

test.describe('an import of CSV', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }, '') });

  async function choose(page: Page, file: string) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import…' }).click();
    await (await choosing).setFiles(file);
  }

  test('tells the types of columns, and makes one text that mixes them', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const csv = join(studio.server.root, '..', 'mixed.csv');
    await writeFile(csv, '"id";"zip code";"price"\r\n1;007;1.10\r\n2;20000;2\r\n');
    await choose(page, csv);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('zip code mixes 1 number and 1 text: row 2 has “20000”.')).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Type of zip code' }).selectOption('text');
    await expect(dialog.getByText(/mixes/)).toBeHidden();
    await dialog.getByRole('button', { name: 'Use these rows' }).click();
    await studio.save();
    expect(await studio.read('samples/Orders.jsonl')).toBe(
      '{"id":1,"zip code":"007","price":1.10}\n{"id":2,"zip code":"20000","price":2}\n',
    );
  });

  test('is refused with the line that a run would name', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const csv = join(studio.server.root, '..', 'ragged.csv');
    await writeFile(csv, 'id,note\n1,"two\nlines"\n2,a,b\n');
    await choose(page, csv);
    await expect(page.getByRole('dialog')).toContainText('ragged.csv:4');
    await expect(page.getByRole('dialog')).toContainText('differ in length: 3 and 2 cells');
  });
});

test.describe('ten thousand wide rows', () => {
  const columns = Array.from({ length: 30 }, (_, column) => `c${column}`);
  const lines = Array.from(
    { length: 10_000 },
    (_, row) => `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, row])))}\n`,
  );
  test.use({ example: '', files: project(flows, { Check: handOn }, lines.join('')) });

  test('are edited by keyboard while only what is in sight is in the page', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const table = new SampleTable(page);
    await expect(table.grid).toHaveAttribute('aria-rowcount', '10001');
    await expect(table.grid).toHaveAttribute('aria-colcount', '31');
    expect(await table.grid.getByRole('gridcell').count()).toBeLessThan(800);
    await expect(table.grid.getByRole('textbox')).toHaveCount(1);

    await table.click('c1', 2);
    await page.keyboard.type('7');
    await (await table.cell('c1', 3)).hover();
    await page.mouse.wheel(0, 100_000);
    await expect(await table.cell('c1', 3575)).toBeVisible();
    await page.keyboard.type('8');
    await expect(table.field('c1', 2)).toBeInViewport();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+End');
    await expect(table.field('c29', 10_000)).toBeFocused();
    await table.expectCell('c29', 10_000, '9999');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await expect(table.field('c29', 10_000)).toBeFocused();
    await page.keyboard.press('Control+Home');
    await table.expectCell('c1', 2, '78');
    await page.keyboard.type('6');
    await studio.save();
    const saved = rowsOf(await studio.read('samples/Orders.jsonl'));
    expect(saved).toHaveLength(10_000);
    expect(saved[0]).toMatchObject({ c0: 6, c1: 0 });
    expect(saved[1]).toMatchObject({ c0: 1, c1: 78 });
    expect(saved[9_999]).toMatchObject({ c28: 9999, c29: 5 });
  });
});

test.describe('a cell of several lines', () => {
  const row = JSON.stringify({ id: 1, note: 'first\nsecond' });
  test.use({ example: '', files: project(flows, { Check: handOn }, `${row}\n{"id":2,"note":"x"}\n`) });

  test('keeps its lines when it is edited, and Escape then Tab leave the table', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const table = new SampleTable(page);
    await table.expectCell('note', 1, 'first↵second');
    await table.click('note', 1);
    await page.keyboard.press('F2');
    await page.keyboard.type('!');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await table.grid.evaluate((grid) => grid.contains(document.activeElement))).toBe(false);
    await studio.save();
    expect(rowsOf(await studio.read('samples/Orders.jsonl'))).toEqual([
      { id: 1, note: 'first\nsecond!' },
      { id: 2, note: 'x' },
    ]);
  });
});

test.describe('sample rows with lines that are no JSON', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }, '{"id":1}\n{"id":2,}\n') });

  test('are mended as text, which undo takes back', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    await page.getByRole('button', { name: '1 line is not JSON' }).click();
    const editor = page.getByRole('region', { name: 'Sample rows' }).locator('.monaco-editor');
    await expect(editor.locator('.squiggly-error')).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('}');
    await expect(page.getByRole('button', { name: '1 line is not JSON' })).toBeHidden();
    await expect(editor.locator('.squiggly-error')).toBeHidden();
    await studio.save();
    expect(await studio.read('samples/Orders.jsonl')).toBe('{"id":1}\n{"id":2}\n');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: '1 line is not JSON' })).toBeVisible();
  });
});

test.describe('a big sample file', () => {
  const big = Array.from({ length: 120_000 }, (_, id) => `{"id":${id},"text":"row number ${id}"}\n`).join('');
  test.use({ example: '', files: project(flows, { Check: handOn }, big) });

  test('is shown by window, streamed when it runs, and stays as it is', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    await expect(page.getByText('1 – 500 of 120,000')).toBeVisible();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('row', { name: '501 500 row number 500' })).toBeVisible();
    await studio.run();
    await expect(studio.node('Check')).toContainText(/120,000\s*→\s*120,000/);
    expect((await readFile(join(studio.server.root, 'samples/Orders.jsonl'), 'utf8')) === big).toBe(true);
  });
});

test.describe('a cell of one megabyte', () => {
  const huge = JSON.stringify({ id: 1, text: 'x'.repeat(1_000_000) });
  test.use({ example: '', files: project(flows, { Check: handOn }, `${huge}\n{"id":2,"text":"y"}\n`) });

  test('runs, and is shown cut with words that say so', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.node('Check')).toContainText(/2\s*→\s*2/);
    await studio.node('Check').click();
    const rows = page.getByRole('region', { name: 'Out' });
    await expect(rows.getByRole('row', { name: /^2 2 y/ }).or(rows.getByRole('row').nth(2))).toBeVisible();
    await page.getByText('JSON', { exact: true }).click();
    await expect(page.getByText(/Cut: the whole row has/)).toBeVisible();
  });
});
