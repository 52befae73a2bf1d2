import { flowFile, funcFile } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { untilCanvasRests } from '../pages/canvas-rest.ts';

const rows = [
  { id: 1, name: 'Ann', score: 8.5, class: '7b' },
  { id: 2, name: 'Bo', score: 'high', class: '7b' },
  { id: 3, score: 4, class: '7c' },
  { id: 4, name: 'Di', score: 7, class: '7c' },
];

test.use({
  example: '',
  files: {
    'conf/flow/flow-Marks.yml': flowFile({ name: 'Marks', functions: ['ReadMarks'] }),
    'conf/func/func-ReadMarks.yml': funcFile('ReadMarks', 'Verify'),
    'functions/ReadMarks.ts': `import type { Context, Flow } from 'kisflow-studio';

interface Mark { id: number; name: string; score: number }

export default async function ReadMarks(_ctx: Context, flow: Flow, rows: Mark[]) {
  for (const row of rows) flow.commitRow(row);
}
`,
    'samples/Marks.jsonl': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
    'studio.json': JSON.stringify({ version: 1, flows: { Marks: { run: { batchSize: 2 } } } }),
  },
});

test('what production drops of the rows of a function is told, and mended by a function before it', async ({
  studio,
  page,
}) => {
  await studio.node('ReadMarks').click();
  await studio.inspectorTab('Counts');
  await studio.inspector.getByRole('button', { name: 'What production drops…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What production makes of the rows for ReadMarks' });
  const outcome = dialog.getByRole('status');
  await expect(dialog).toContainText('as Mark in the code declares it');
  await expect(outcome).toContainText('Batch 1: ReadMarks is called with no rows at all');
  await expect(outcome).toContainText('In row 2, score is of the type: text; the struct takes: number.');
  await expect(outcome).toContainText('class goes: the struct has no place for it (2 of 4 rows).');
  await expect(outcome).toContainText('name is "" where a row has nothing there (1 of 4 rows)');
  await dialog.getByRole('button', { name: 'Let name be empty' }).click();
  await expect(outcome).not.toContainText('name is ""');
  await dialog.getByRole('combobox', { name: 'Type of score' }).selectOption('text');
  await expect(outcome).toContainText('Batch 2: ReadMarks is called with no rows at all');
  await dialog.getByRole('combobox', { name: 'Type of score' }).selectOption('number');
  await dialog.getByRole('button', { name: 'Convert score before, and drop rows where that fails' }).click();
  await studio.expectChain(['Cast', 'ReadMarks']);

  // A function before it makes all rows fit: none is lost any more.
  await untilCanvasRests(page);
  await studio.node('ReadMarks').click();
  await studio.byPalette('What production drops');
  await expect(outcome).toContainText('Tried on 3 rows in 2 batches');
  await expect(outcome).not.toContainText('no rows at all');
});
