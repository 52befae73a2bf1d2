import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meaningOf } from '../fixtures/meaning.ts';
import { expect, test } from '../fixtures/test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

const example = join(import.meta.dirname, '..', '..', 'examples', 'student-scores');
// One line each: an editor indents and closes brackets by itself when Enter is pressed.
const average =
  'export default async (ctx, flow, rows) => { for (const row of rows) flow.commitRow({ stu_id: row.stu_id, avg_score: (row.score_1 + row.score_2 + row.score_3) / 3 }); };';
const print =
  'export default async (ctx, flow, rows) => { for (const row of rows) ctx.log.info(row.stu_id, row.avg_score); };';

test.use({ example: 'welcome' });

test('the student scores are built from nothing by drag and drop, run and exported', async ({
  studio,
  page,
}) => {
  await page.getByRole('button', { name: 'New project' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Empty project').click();
  await dialog.getByRole('textbox', { name: 'Project name' }).fill('project');
  await dialog.getByRole('textbox', { name: 'Location' }).fill(join(studio.server.root, '..'));
  await dialog.getByRole('button', { name: 'Create' }).click();

  await page.getByRole('main').getByRole('button', { name: 'New flow' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('CalStuAvgScore');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('This flow has no functions yet')).toBeVisible();

  await studio.dragMode('Expand', studio.canvas, 'PrintStuAvgScore');
  await studio.dragMode('Calculate', page.locator('[data-insert="0"]'), 'AvgStuScore');
  await studio.expectChain(['AvgStuScore', 'PrintStuAvgScore']);

  await studio.node('AvgStuScore').click();
  await setSourceAndCode(studio, 'AvgStuScore', average);
  // At its corner: the chain has grown out of the view.
  await studio.node('PrintStuAvgScore').click({ position: { x: 12, y: 12 } });
  await setSourceAndCode(studio, 'PrintStuAvgScore', print);
  await studio.bottomTab('Samples');
  await page.getByText('JSONL', { exact: true }).click();
  await studio.typeInto('Sample rows as JSON Lines', await sampleRows());
  await studio.save();

  await studio.run();
  await expectAverages(studio);
  await expectExport(studio);
});

test('the student scores are built from nothing by keyboard alone, run and exported', async ({
  studio,
  page,
}) => {
  const { keyboard } = page;
  await studio.byPalette('New project');
  await page.getByRole('textbox', { name: 'Project name' }).press('Control+a');
  await keyboard.type('project');
  await keyboard.press('Tab');
  await keyboard.press('Control+a');
  await keyboard.type(join(studio.server.root, '..'));
  await studio.tabTo(page.getByRole('radio', { name: /^Empty project/ }).or(page.getByRole('radio').first()));
  await keyboard.press('Home');
  await keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Three first steps' })).toBeVisible();
  await keyboard.press('Alt+n');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.type('CalStuAvgScore');
  await keyboard.press('Enter');
  await expect(page.getByText('This flow has no functions yet')).toBeVisible();
  await studio.tabTo(studio.canvas);
  await insertByKeys(studio, 'calc', 'AvgStuScore');
  await insertByKeys(studio, 'expand', 'PrintStuAvgScore');
  await studio.expectChain(['AvgStuScore', 'PrintStuAvgScore']);

  for (const [key, fname, code] of [
    ['Home', 'AvgStuScore', average],
    ['End', 'PrintStuAvgScore', print],
  ] as const) {
    await studio.tabTo(studio.canvas);
    await keyboard.press(key);
    await keyboard.press('Shift+Enter');
    await studio.tabTo(studio.inspector.getByRole('textbox', { name: 'Source' }));
    await keyboard.type('StuScore');
    await studio.tabTo(studio.canvas);
    await keyboard.press('Enter');
    await studio.typeInto(new RegExp(`^Code of functions/${fname}`), code);
    await keyboard.press('Escape');
    await studio.canvas.waitFor();
  }
  await keyboard.press('Alt+Shift+4');
  await studio.tabTo(page.getByRole('radio', { name: 'Table' }));
  await keyboard.press('ArrowRight');
  await studio.tabTo(page.getByRole('textbox', { name: 'Sample rows as JSON Lines' }));
  await keyboard.insertText(await sampleRows());
  await studio.save();

  await keyboard.press('F5');
  await expect(page.getByRole('button', { name: 'Trust and run' })).toBeFocused();
  await keyboard.press('Enter');
  await studio.finished();
  await expect(studio.node('AvgStuScore')).toContainText(/2\s*→\s*2/);
  await expect(studio.node('PrintStuAvgScore')).toContainText(/2\s*→\s*0/);
  await expect(studio.status).toContainText('All saved');

  await keyboard.press('Control+e');
  await expect(page.getByRole('textbox', { name: 'Folder', exact: true })).toBeFocused();
  await keyboard.type(join(studio.server.root, 'out'));
  await studio.tabTo(page.getByRole('button', { name: 'Write files' }));
  await keyboard.press('Enter');
  await expectExported(studio);
});

async function insertByKeys(studio: StudioPage, search: string, fname: string): Promise<void> {
  const { keyboard } = studio.page;
  await keyboard.press('a');
  const dialog = studio.page.getByRole('dialog', { name: 'Insert a function' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await keyboard.type(search);
  await keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type(fname);
  await keyboard.press('Enter');
  await expect(studio.node(fname)).toBeVisible();
}

async function expectExport(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await page.getByRole('button', { name: /^Export/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Folder', exact: true })
    .fill(join(studio.server.root, 'out'));
  await page.getByRole('dialog').getByRole('button', { name: 'Write files' }).click();
  await expectExported(studio);
}

async function expectExported(studio: StudioPage): Promise<void> {
  await expect(studio.page.getByText(/^3 files written/)).toBeVisible();
  expect(await meaningOf(join(studio.server.root, 'out'))).toEqual(await meaningOf(join(example, 'conf')));
}

async function setSourceAndCode(studio: StudioPage, fname: string, code: string): Promise<void> {
  await studio.inspectorTab('Config');
  await studio.inspector.getByRole('textbox', { name: 'Source' }).fill('StuScore');
  await studio.inspectorTab('Code');
  await studio.typeInto(new RegExp(`^Code of functions/${fname}`), code);
}

function sampleRows(): Promise<string> {
  return readFile(join(example, 'samples', 'CalStuAvgScore.jsonl'), 'utf8');
}

async function expectAverages(studio: StudioPage): Promise<void> {
  await expect(studio.node('AvgStuScore')).toContainText(/2\s*→\s*2/);
  await expect(studio.node('PrintStuAvgScore')).toContainText(/2\s*→\s*0/);
  await studio.bottomTab('Rows');
  await studio.node('AvgStuScore').click();
  const rows = studio.page.getByRole('region', { name: 'Out' });
  await expect(rows.getByRole('row', { name: '1 101 90' })).toBeVisible();
  await expect(rows.getByRole('row', { name: '2 102 76.66666666666667' })).toBeVisible();
}
