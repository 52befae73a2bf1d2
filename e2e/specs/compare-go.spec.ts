import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

/** Stands in for a Go program: hands on what it reads, and one thing otherwise unless it is told to be right. */
const program = `
import { readFileSync } from 'node:fs';
const how = process.argv[2];
const rows = readFileSync(0, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
const tell = (visit, node, row) => console.log(JSON.stringify({ batch: 1, visit, node, row }));
for (const row of rows) tell(1, 'Check#1', row);
if (how === 'waits') await new Promise(() => setInterval(() => undefined, 1000));
for (const row of rows) tell(2, 'Keep#1', how === 'right' || row.id !== 2 ? row : { id: 2.5 });
`;

test.use({
  example: '',
  files: project([{ name: 'Orders', functions: ['Check', 'Keep'] }], { Check: handOn, Keep: handOn }),
});

test('a flow is compared with a program, and the visit at which they part is shown', async ({
  studio,
  page,
}) => {
  const folder = join(studio.server.root, '..', 'go');
  await mkdir(folder);
  await writeFile(join(folder, 'compare.mjs'), program);
  const dialog = page.getByRole('dialog', { name: 'Compare with Go' });
  const field = dialog.getByRole('textbox', { name: 'Program', exact: true });
  const start = dialog.getByRole('button', { name: 'Start the program and compare' });

  await studio.byPalette('Compare with Go');
  await expect(field).toHaveValue('go run .');
  await expect(start).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Folder where the program starts' }).fill(folder);
  await field.fill('node compare.mjs');
  await expect(dialog).toContainText('This starts “node compare.mjs”, a program of yours, with all of your');
  await start.click();
  await page.getByRole('button', { name: 'Trust and run' }).click();
  await expect(dialog).toContainText('The first difference: Keep#1, batch 1, row 2');
  await expect(dialog).toContainText('Differing: id');
  await expect(dialog.getByRole('region', { name: 'Studio' })).toContainText('"id": 2');
  await expect(dialog.getByRole('region', { name: 'Program' })).toContainText('"id": 2.5');
  await expect(dialog).toContainText('The same up to there: 1 visit, 2 rows.');
  const { violations } = await new AxeBuilder({ page }).include('.compare').analyze();
  expect(violations).toEqual([]);

  await dialog.getByRole('button', { name: 'Show this visit' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Keep · batch 1 · visit 2 of 2', { exact: true })).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: /^Rows/ })).toContainText('2');

  await studio.byPalette('Compare with Go');
  await expect(field).toHaveValue('node compare.mjs');
  await field.fill('node compare.mjs waits');
  await start.click();
  await expect(dialog).toContainText('“node compare.mjs waits” runs, and its rows are compared');
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await field.fill('node compare.mjs right');
  await start.click();
  await expect(dialog).toContainText('Both handed on the same rows: 2 visits, 4 rows.');
});
