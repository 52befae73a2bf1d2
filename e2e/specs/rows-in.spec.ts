import type { JSHandle, Locator, Page } from '@playwright/test';
import { copyElsewhere, readClipboard } from '../fixtures/clipboard.ts';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { SampleTable } from '../pages/sample-table.ts';

const flows = [{ name: 'Orders', functions: ['Check'] }];
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

/** As Excel copies it: formats in a style sheet, a line break within a cell, and quotes in the text for it. */
const excel = {
  text: 'id\tzip\tprice\tnote\r\n1\t007\t1.974,18\t"two\nlines"\r\n2\t12345\t12,5\tplain\r\n',
  html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15">
<style><!-- .xl65 {mso-number-format:"\\@";} --></style></head><body><table border=0>
<!--StartFragment--><tr><td>id</td><td>zip</td><td>price</td><td>note</td></tr>
<tr><td align=right>1</td><td class=xl65>007</td><td align=right>1.974,18</td><td>two<br>
  lines</td></tr>
<tr><td align=right>2</td><td class=xl65>12345</td><td align=right>12,5</td><td>plain</td></tr>
<!--EndFragment--></table></body></html>`,
};

test.describe('a paste from a spreadsheet', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }, ''), contextOptions: clipboard });

  test('fills an empty table, says what it did, and is taken back at once', async ({ studio, page }) => {
    await copyElsewhere(page, excel);
    await studio.bottomTab('Samples');
    await expect(page.getByText('Copy cells in a spreadsheet')).toBeVisible();
    await page.keyboard.press('Control+v');
    const table = new SampleTable(page);
    await table.expectCell('zip', 2, '12345');
    await table.expectCell('price', 1, '1974.18');
    await table.expectCell('note', 1, 'two↵lines');
    const note = page.getByRole('status').filter({ hasText: 'Pasted' });
    await expect(note).toHaveText(
      'Pasted 2 rows of 4 columns. The first row was taken for names. New: id, zip, price, note. Commas were taken for decimal points.',
    );
    await page.getByRole('button', { name: 'First row is data' }).click();
    await table.expectCell('column1', 1, 'id');
    await expect(note).toContainText('Pasted 3 rows of 4 columns.');
    await page.getByRole('button', { name: 'First row is names' }).click();
    await studio.save();
    expect(await studio.read('samples/Orders.jsonl')).toBe(
      '{"id":1,"zip":"007","price":1974.18,"note":"two\\nlines"}\n{"id":2,"zip":"12345","price":12.5,"note":"plain"}\n',
    );
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByText('Copy cells in a spreadsheet')).toBeVisible();
    await expect(note).toBeHidden();
  });
});

test.describe('a paste into a table with rows', () => {
  const rows = '{"id":1,"name":"a"}\n{"id":2,"name":"b"}\n';
  test.use({ example: '', files: project(flows, { Check: handOn }, rows), contextOptions: clipboard });

  test('finds its columns by their names, makes the new ones, and undo takes all of it back', async ({
    studio,
    page,
  }) => {
    // As Google Sheets copies it: the numbers behind what is shown.
    const html = `<google-sheets-html-origin><table><tbody><tr><td>price</td><td>id</td></tr>
<tr><td data-sheets-value='{"1":3,"3":1234.5}'>€ 1.234,50</td><td data-sheets-value='{"1":3,"3":7}'>7</td></tr>
<tr><td data-sheets-value='{"1":3,"3":2}'>€ 2,00</td><td data-sheets-value='{"1":3,"3":8}'>8</td></tr></tbody></table>`;
    await copyElsewhere(page, { text: 'price\tid\n€ 1.234,50\t7\n€ 2,00\t8', html });
    await studio.bottomTab('Samples');
    const table = new SampleTable(page);
    await table.click('name', 2);
    await page.keyboard.press('Control+v');
    await table.expectCell('price', 2, '1234.5');
    await table.expectCell('id', 3, '8');
    await expect(page.getByRole('status').filter({ hasText: 'Pasted' })).toContainText(
      'Pasted 2 rows of 2 columns: 1 over those that were there, 1 added.',
    );
    await page.keyboard.press('Control+z');
    await expect(table.grid).toHaveAttribute('aria-rowcount', '3');
    await table.expectCell('id', 2, '2');
  });

  test('what is copied from it goes back as it was, and into a spreadsheet with its texts as texts', async ({
    studio,
    page,
  }) => {
    await studio.bottomTab('Samples');
    const table = new SampleTable(page);
    await table.click('id', 1);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const copied = await readClipboard(page);
    expect(copied.text).toBe('1\ta\n2\tb');
    expect(copied.html).toContain('<td>1</td>');
    await page.keyboard.press('Control+v');
    await studio.canvas.focus();
    await expect(page.getByText('all saved')).toBeVisible();
  });
});

test.describe('the columns of the samples', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }) });

  test('are made wider by mouse and by keyboard, and stay so in this tab', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    const grip = page.getByRole('button', { name: /^Width of id/ });
    const width = async () => Number(/\d+$/.exec((await grip.getAttribute('aria-label')) ?? '')?.[0]);
    const before = await width();
    const box = await grip.boundingBox();
    if (box === null) throw new Error('the grip is not in sight');
    await page.mouse.move(box.x + 3, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 63, box.y + 8, { steps: 4 });
    await page.mouse.up();
    await expect.poll(width).toBe(before + 60);
    await page.keyboard.press('ArrowRight');
    await expect.poll(width).toBe(before + 76);
    await studio.bottomTab('Logs');
    await studio.bottomTab('Samples');
    await expect.poll(width).toBe(before + 76);
    await grip.focus();
    await page.keyboard.press('Home');
    await expect.poll(width).toBe(before);
  });
});

/** Files as a drag from the desktop holds them. */
function filesOf(page: Page, files: { name: string; text: string; type?: string }[]) {
  return page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, text, type } of all) data.items.add(new File([text], name, { type: type ?? '' }));
    return data;
  }, files);
}

async function dropOn(target: Locator, dataTransfer: JSHandle<DataTransfer>): Promise<void> {
  await target.dispatchEvent('dragenter', { dataTransfer });
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}

test.describe('a file that is dropped', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }, '') });

  test('on the canvas becomes rows of its flow, and the window says so before', async ({ studio, page }) => {
    const csv = await filesOf(page, [{ name: 'orders.csv', text: 'id;sum\n1;12,5\n', type: 'text/csv' }]);
    await studio.canvas.dispatchEvent('dragenter', { dataTransfer: csv });
    const sheet = page.getByRole('status').filter({ hasText: 'Drop a CSV' });
    await expect(sheet).toContainText('become sample rows of Orders');
    await dropOn(sheet, csv);
    await expect(sheet).toBeHidden();
    await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
    await new SampleTable(page).expectCell('sum', 1, '12.5');
  });

  test('anywhere never leaves the Studio, and says what can be dropped', async ({ studio, page }) => {
    const address = page.url();
    const photo = await filesOf(page, [{ name: 'photo.png', text: 'x', type: 'image/png' }]);
    await page.getByRole('tree').dispatchEvent('dragenter', { dataTransfer: photo });
    await expect(page.getByText('There are no rows in such a file.')).toBeVisible();
    await page.getByRole('tree').dispatchEvent('dragleave', { dataTransfer: photo });
    await expect(page.getByText('There are no rows in such a file.')).toBeHidden();
    const yaml = await filesOf(page, [{ name: 'func-A.yml', text: 'kistype: func\n' }]);
    await dropOn(studio.inspector, yaml);
    await expect(page.getByText('func-A.yml holds no rows.')).toBeVisible();
    await dropOn(studio.canvas, await filesOf(page, [{ name: 'main.go', text: 'package main\n' }]));
    await expect(page.getByText('main.go holds no rows.')).toBeVisible();
    for (const target of ['tree', 'contentinfo'] as const) {
      const isTaken = await page
        .getByRole(target)
        .first()
        .evaluate((element, data) => {
          const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
          return !element.dispatchEvent(event);
        }, photo);
      expect(isTaken, target).toBe(true);
      await page.keyboard.press('Escape');
    }
    expect(page.url()).toBe(address);
  });
});

test.describe('an import', () => {
  test.use({ example: '', files: project(flows, { Check: handOn }, '') });

  async function choose(page: Page, name: string, buffer: Buffer): Promise<Locator> {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import…' }).click();
    await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer });
    return page.getByRole('dialog');
  }

  test('guesses how a file is written, and shows what another choice makes of it', async ({
    studio,
    page,
  }) => {
    await studio.bottomTab('Samples');
    const dialog = await choose(page, 'pop.csv', Buffer.from('city;pop;day\nParis;1.974,18;24.11.2026\n'));
    await expect(dialog.getByText('Guessed from the file')).toBeVisible();
    await expect(dialog.getByLabel('Delimiter').first()).toHaveValue('semicolon ;');
    await expect(dialog.getByRole('radio', { name: '1,5' })).toBeChecked();
    await expect(dialog.getByText('1.974,18 → 1974.18')).toBeVisible();
    await expect(dialog.getByText('date, stays text')).toBeVisible();
    await dialog.getByText('First row has the names').click();
    await expect(dialog.getByRole('row', { name: '1 city pop day' })).toBeVisible();
    await dialog.getByText('First row has the names').click();
    await dialog.getByText('1.5', { exact: true }).click();
    await expect(dialog.getByRole('row', { name: '1 Paris 1.974,18 24.11.2026' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Use these rows' }).click();
    await new SampleTable(page).expectCell('pop', 1, '1.974,18');
    const again = await choose(page, 'pop2.csv', Buffer.from('city;pop;day\nRome;2.755,31;25.11.2026\n'));
    await expect(again.getByText('As you chose for such a file before')).toBeVisible();
    await again.getByText('1,5', { exact: true }).click();
    await again.getByRole('button', { name: 'Replace the rows' }).click();
    await studio.save();
    expect(await studio.read('samples/Orders.jsonl')).toBe(
      '{"city":"Rome","pop":2755.31,"day":"25.11.2026"}\n',
    );
  });

  test('reads GBK, and another encoding when it is told', async ({ studio, page }) => {
    await studio.bottomTab('Samples');
    // 编号,名称 / 1,键盘
    const gbk = Buffer.from('b1e0bac52cc3fbb3c60a312cbcfcc5cc0a', 'hex');
    const dialog = await choose(page, 'gbk.csv', gbk);
    await expect(dialog.getByLabel('Encoding').first()).toHaveValue('GBK / GB18030');
    await expect(dialog.getByRole('row', { name: '1 1 键盘' })).toBeVisible();
    await dialog.getByLabel('Encoding').first().click();
    await page.getByRole('option', { name: 'Latin-1' }).click();
    await expect(dialog.getByRole('columnheader', { name: /±àºÅ/ })).toBeVisible();
    await dialog.getByLabel('Encoding').first().click();
    await page.getByRole('option', { name: 'GBK' }).click();
    await dialog.getByRole('button', { name: 'Use these rows' }).click();
    await studio.save();
    expect(await studio.read('samples/Orders.jsonl')).toBe('{"编号":1,"名称":"键盘"}\n');
  });

  test('of a large file with a decimal comma becomes JSON Lines that a run streams', async ({
    studio,
    page,
  }) => {
    await studio.bottomTab('Samples');
    const lines = Array.from(
      { length: 30_000 },
      (_, id) => `${id};order number ${id}${'.'.repeat(140)};${id},5\n`,
    );
    const dialog = await choose(page, 'big.csv', Buffer.from(`id;name;sum\n${lines.join('')}`));
    await expect(dialog.getByText(/copied to samples\/big\.jsonl/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Copy and use' }).click();
    await expect(page.getByText('1 – 500 of 30,000')).toBeVisible();
    expect((await studio.read('samples/big.jsonl')).split('\n')[7]).toBe(
      `{"id":7,"name":"order number 7${'.'.repeat(140)}","sum":7.5}`,
    );
  });
});
