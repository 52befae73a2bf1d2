import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const saves = ['  await flow.getConnector().call(rows);', '  flow.commitRowBatch(rows);'].join('\n');
/** What is loaded is handed on as a field of another row. */
const loads = [
  '  for (const row of rows)',
  '    for (const stock of await flow.getConnector().call({ sku: row.sku }))',
  '      flow.commitRow({ order: row.order, stock });',
].join('\n');
const place = (fname: string, mode: string) =>
  `kistype: func\nfname: ${fname}\nfmode: ${mode}\nsource:\n  name: s\noption:\n  cname: Stock\n`;

test.use({
  example: '',
  files: {
    ...project(
      [
        { name: 'Delivery', functions: ['Keep', 'Count'] },
        { name: 'Picking', functions: ['Pick'] },
      ],
      { Keep: saves, Count: loads, Pick: loads },
    ),
    'conf/func/func-Keep.yml': place('Keep', 'Save'),
    'conf/func/func-Count.yml': place('Count', 'Load'),
    'conf/func/func-Pick.yml': place('Pick', 'Load'),
    'conf/conn/conn-Stock.yml':
      'kistype: conn\ncname: Stock\naddrs: localhost\ntype: redis\nkey: stock\nparams:\n  key: sku\nload:\n  - Pick\n  - Count\nsave:\n  - Keep\n',
    'samples/Delivery.jsonl': '{"sku":"bolt","left":40}\n{"sku":"nut","left":7}\n',
    'samples/Picking.jsonl': '{"order":1,"sku":"nut"}\n{"order":2,"sku":"bolt"}\n',
  },
});

test('a row that one flow saved is followed from where another one loaded it, and back', async ({
  studio,
  page,
}) => {
  await studio.inTree('Delivery').click();
  await studio.run();
  await studio.inTree('Picking').click();
  await studio.run();
  await studio.node('Pick').click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  await panel.getByText('Out', { exact: true }).click();
  await panel.getByRole('row', { name: /bolt/ }).click();
  await page.keyboard.press('Shift+F');
  const followed = panel.getByRole('region', { name: 'Followed row' });
  await expect(followed.getByRole('listitem').filter({ hasText: 'Stock' })).toHaveText(
    'likely loaded from Stock: stock.sku = "bolt"Keep row 1 in · batch 1 · visit 1likely: sku is equal · in a run of Delivery',
  );
  await expect(page.locator('.link-edge[data-follow="likely"]')).toHaveCount(1);
  await followed.getByRole('button', { name: /^Keep row 1 in/ }).click();
  await expect(studio.node('Keep')).toBeVisible();
  await expect(followed.getByRole('listitem').filter({ hasText: 'Stock' })).toHaveText([
    'likely saved in Stock under sku = "bolt"Count row 1 out · batch 1 · visit 2likely: sku is equal',
  ]);
  // Over the store in this run: down into it from Keep, and up again to Count.
  await expect(page.locator('.link-edge[data-follow="likely"]')).toHaveCount(2);
});
