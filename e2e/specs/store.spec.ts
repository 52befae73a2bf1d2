import { readFile } from 'node:fs/promises';
import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const save = '  await flow.getConnector().call(rows);\n  flow.commitRowBatch(rows);';
const files = project(
  [{ name: 'Orders', functions: ['Keep'] }],
  { Keep: save },
  '{"id":1,"name":"Émile"}\n{"id":2,"name":"王"}\n',
);
files['conf/func/func-Keep.yml'] =
  'kistype: func\nfname: Keep\nfmode: Save\nsource:\n  name: orders\noption:\n  cname: Shop\n';
files['conf/conn/conn-Shop.yml'] =
  'kistype: conn\ncname: Shop\naddrs: ""\ntype: redis\nkey: shop\nparams: {}\nload: []\nsave: [Keep]\n';

test.describe('the embedded store of a connector', () => {
  test.use({ example: '', files });

  test('is looked at, searched, exported and cleared', async ({ studio, page }) => {
    await studio.inTree('Shop').click();
    await studio.inspectorTab('Store');
    await expect(studio.inspector.getByText('The embedded store is empty')).toBeVisible();
    await studio.run();
    await studio.run();
    await expect(studio.node('Keep')).toContainText('Rows doubled: Shop has no key');
    await studio.node('Keep').getByRole('button', { name: 'Set a key' }).click();
    const key = studio.inspector.getByRole('textbox', { name: 'Value of studio_key' });
    await expect(key).toBeFocused();
    await page
      .getByRole('toolbar', { name: 'Run and project' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(key).toBeHidden();
    await studio.inspectorTab('Store');
    const store = page.getByRole('region', { name: 'Rows that the embedded store holds for Shop' });
    await expect(store.getByRole('status')).toHaveText('4 rows');
    await expect(
      store.getByText('No key: rows that are saved again stand here twice. 2 rows are doubles.'),
    ).toBeVisible();
    await store.getByRole('button', { name: '+ 2 by the last run' }).click();
    await expect(store.getByRole('status')).toHaveText('2 of 4 rows');
    await expect(store.getByRole('row', { name: /Added by the last run/ })).toHaveCount(2);
    await store.getByRole('button', { name: '+ 2 by the last run' }).click();
    await store.getByRole('textbox', { name: 'Search in the store' }).fill('émile');
    await expect(store.getByRole('status')).toHaveText('2 of 4 rows');

    const saving = page.waitForEvent('download');
    await store.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('Shop.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe(
      'id,name\r\n1,Émile\r\n2,王\r\n1,Émile\r\n2,王\r\n',
    );

    await store.getByRole('button', { name: 'Clear' }).click();
    await expect(studio.inspector.getByText('The embedded store is empty')).toBeVisible();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect(store.getByRole('status')).toHaveText('2 of 4 rows');
  });
});
