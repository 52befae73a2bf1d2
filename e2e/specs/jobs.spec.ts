import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meaningOf } from '../fixtures/meaning.ts';
import { flowFile, funcFile, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

/** What people come with: a folder of YAML, a CSV, and a flow that is wrong somewhere. From the first click to the export. */

const action = (studio: StudioPage, name: string) => studio.runLine.getByRole('button', { name });

async function exportInto(studio: StudioPage, folder: string): Promise<void> {
  const { page } = studio;
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(folder);
  await dialog.getByRole('button', { name: 'Write files' }).click();
  await expect(page.getByText(/files written to/)).toBeVisible();
}

test.describe('a folder of KisFlow YAML without code', () => {
  const yaml = {
    'conf/flow/flow-Scores.yml': `# The nightly run\n${flowFile({ name: 'Scores', functions: ['VerifyStu', 'SaveStu'] })}`,
    'conf/func/func-VerifyStu.yml': `${funcFile('VerifyStu', 'Verify')}  must:\n    - stu_id\n`,
    'conf/func/func-SaveStu.yml': `${funcFile('SaveStu', 'Save')}option:\n  cname: Shop\n`,
    'conf/conn/conn-Shop.yml': 'kistype: conn\ncname: Shop\naddrs: ""\ntype: redis\nkey: stu_id\n',
  };
  test.use({
    example: '',
    files: { ...yaml, 'samples/Scores.jsonl': '{"stu_id":1}\n{"stu_id":2}\n{"name":"?"}\n' },
  });

  test('runs with first code that does what the YAML says, and is exported as it was', async ({
    studio,
    page,
  }) => {
    await studio.run();
    await expect(studio.runLine).toContainText('Failed at VerifyStu: it has no code yet');
    await page.getByRole('button', { name: 'Create code for all' }).click();
    await studio.run();
    await expect(studio.node('VerifyStu')).toContainText(/3\s*→\s*2/);
    await expect(studio.node('SaveStu')).toContainText(/2\s*→\s*2/);
    await studio.inTree('Shop').click();
    await studio.inspectorTab('Store');
    await expect(studio.inspector.getByRole('status')).toHaveText('2 rows');

    const out = join(studio.server.root, '..', 'out');
    await exportInto(studio, out);
    for (const [path, text] of Object.entries(yaml))
      expect(await readFile(join(out, path), 'utf8')).toBe(text);
  });
});

test.describe('a CSV and no knowledge of KisFlow', () => {
  test.use({ example: '', files: {} });

  test('become a flow that drops rows, runs and is exported', async ({ studio, page }) => {
    const steps = page.getByRole('region', { name: 'Three first steps' });
    await steps.getByRole('button', { name: 'Import rows from a file…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Orders');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await (await chooser).setFiles({
      name: 'orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('\uFEFFid;price\n007;19,90\nTotal\n008;0,50\n'),
    });
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('orders.csv:3');
    await dialog.getByRole('button', { name: 'Leave out such lines' }).click();
    await expect(dialog.getByRole('status')).toContainText('left out: 3');
    await expect(dialog.getByRole('row', { name: '1 007 19.9' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Use these rows' }).click();
    await page.getByRole('button', { name: 'Add the first function' }).click();
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('verify');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('DropCheap');
    await page.keyboard.press('Enter');
    await studio.node('DropCheap').dblclick();
    await studio.typeInto(
      'Code of functions/DropCheap.ts',
      'export default (ctx, flow, rows) => flow.commitRowBatch(rows.filter((row) => row.price > 1));',
    );
    await page.keyboard.press('Escape');
    await studio.run();
    await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch');
    await expect(studio.node('DropCheap')).toContainText(/2\s*→\s*1/);
    const out = join(studio.server.root, '..', 'out');
    await exportInto(studio, out);
    expect(await meaningOf(out)).toHaveLength(2);
  });
});

test.describe('three bugs', () => {
  const bodies = {
    Check: '  flow.commitRowBatch(rows.filter((row) => row.total < 0));',
    Net: '  for (const row of rows) flow.commitRow({ ...row, net: row.totl / 2 });',
    Name: '  for (const row of rows) flow.commitRow({ ...row, name: row.customer.name });',
  };
  const rows = '{"id":1,"total":10,"customer":{"name":"王"}}\n{"id":2,"total":20}\n';
  test.use({
    example: '',
    files: project([{ name: 'Orders', functions: ['Check', 'Net', 'Name'] }], bodies, rows),
  });

  test('are found by what the run says, one after the other', async ({ studio, page }) => {
    const write = async (fname: string, body: string) => {
      await studio.node(fname).click();
      await studio.inspectorTab('Code');
      await studio.typeInto(
        `Code of functions/${fname}.js`,
        `export default (ctx, flow, rows) => {${body} };`,
      );
    };
    await studio.run();
    await expect(studio.runLine).toContainText('Ended: Check handed on 0 rows');
    await action(studio, 'Show its rows').click();
    await expect(page.getByRole('tabpanel', { name: /^Rows/ })).toContainText('Check');
    await write('Check', bodies.Check.replace('< 0', '> 0'));

    await studio.run();
    await expect(studio.runLine).toContainText('2 things to look at');
    await expect(studio.node('Net')).toContainText('net is NaN in every row');
    await expect(studio.node('Name')).toContainText('which JSON cannot hold');
    await write('Net', bodies.Net.replace('totl', 'total'));

    await studio.run();
    await expect(studio.runLine).toContainText('Failed at Name, line 2: row.customer is undefined');
    await expect(studio.node('Name')).toHaveAttribute('data-tone', 'red');
    await action(studio, 'Go to line 2').click();
    await expect(page.getByRole('textbox', { name: 'Code of functions/Name.js' })).toBeFocused();
    await write('Name', bodies.Name.replace('row.customer.name', 'row.customer?.name'));
    await studio.run();
    await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch');
    await expect(studio.node('Name')).toContainText(/2\s*→\s*2/);
  });
});
