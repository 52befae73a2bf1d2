import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

/** Orders; the filter has the wrong sign: it keeps what has no quantity, and only batch 2 has such a row. */
const orders = [
  ['A-1', 4],
  ['A-2', 9],
  ['A-3', 0],
  ['A-4', 7],
]
  .map(([id, qty]) => JSON.stringify({ id, qty }))
  .join('\n');

test.use({
  example: '',
  files: {
    ...project(
      [{ name: 'Orders', functions: ['Fetch', 'SkipEmpty', 'Report'] }],
      {
        Fetch: '  flow.setMetaData("source", "shop"); flow.commitRowBatch(rows);',
        SkipEmpty: '  for (const row of rows) if (row.qty <= 0) flow.commitRow(row);',
        Report: "  for (const row of rows) ctx.log.info('reported ' + row.id + ' ' + row.qty);",
      },
      `${orders}\n`,
    ),
    'studio.json': JSON.stringify({ version: 2, flows: { Orders: { run: { batchSize: 2 } } } }),
  },
});

test('a filter with the wrong sign is found by a condition, and tried out by changing a row', async ({
  studio,
  page,
}) => {
  await studio.node('SkipEmpty').click();
  await page.keyboard.press('Shift+F9');
  const when = page.getByRole('combobox', { name: 'When' });
  await expect(when).toBeFocused();
  await page.keyboard.type('row.qty <= 0');
  await expect(page.getByText('No rows were seen here yet')).toBeVisible();
  await expect(studio.node('SkipEmpty').getByRole('img', { name: /row\.qty <= 0/ })).toBeVisible();
  await expect.poll(() => studio.read('studio.json')).toContain('"when": "row.qty <= 0"');
  const listed = page.getByRole('region', { name: 'Breakpoints' });
  await expect(listed.getByRole('listitem')).toHaveText(/SkipEmpty\s*before · row\.qty <= 0/);

  await studio.startRun();
  const bar = page.getByRole('status', { name: 'How the run went' });
  await expect(bar).toContainText('Paused before SkipEmpty');
  await expect(bar).toContainText('batch 2 · visit 4 · row 1 made the condition true');
  await expect(page.getByText('true for 1 of 2 rows last seen')).toBeVisible();
  await bar.getByRole('button', { name: 'Go to row 1' }).click();
  const row = studio.inspector.getByRole('row', { name: '1 A-3 0' });
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: 'Row 1 as JSON' });
  await editor.fill('{"id":"A-3","qty":');
  await editor.press('Enter');
  await expect(page.getByText(/that is no JSON/i).first()).toBeVisible();
  await editor.fill('{"id":"A-3","qty":-2}');
  await editor.press('Enter');
  await expect(page.getByRole('region', { name: '1 edit' })).toContainText('row 1: qty 0 → -2');
  await expect(studio.inspector.getByRole('row', { name: '1 A-3 was 0 -2' })).toBeVisible();
  await expect(page.getByText('not a faithful run')).toBeVisible();
  await page.getByRole('tab', { name: 'Metadata 1' }).click();
  await expect(page.getByRole('textbox', { name: 'Value of source' })).toHaveValue('"shop"');

  await page.keyboard.press('F10');
  await expect(bar).toContainText('Paused before Report');
  await page.keyboard.press('F8');
  await studio.finished();
  await studio.bottomTab('Logs');
  await expect(page.getByText('reported A-3 -2')).toBeVisible();
  await expect(page.getByText(/^reported A-[124]/)).toHaveCount(0);

  await listed.getByRole('checkbox', { name: 'Breakpoint at SkipEmpty' }).uncheck();
  await expect.poll(() => studio.read('studio.json')).toContain('"enabled": false');
  await listed.getByRole('button', { name: /^SkipEmpty/ }).click();
  await expect(studio.inspector.getByRole('checkbox', { name: 'Enabled' })).not.toBeChecked();
  await listed.getByRole('button', { name: 'Remove the breakpoint at SkipEmpty' }).click();
  await expect(listed).toBeHidden();
});

test('a condition with an error pauses and says so, at its place', async ({ studio, page }) => {
  await studio.run();
  await studio.node('SkipEmpty').click();
  await page.keyboard.press('Shift+F9');
  const when = page.getByRole('combobox', { name: 'When' });
  await expect(when).toBeFocused();
  await page.keyboard.type('row.qyt <= 0');
  await expect(page.getByText(/no field/i).first()).toBeVisible();
  await studio.startRun();
  const bar = page.getByRole('alert', { name: 'How the run went' });
  await expect(bar).toContainText('the condition failed');
  await when.fill('row.q');
  await page.getByRole('option', { name: /qty/ }).click();
  await page.keyboard.type(' == 9.0');
  await expect(when).toHaveValue('row.qty == 9.0');
  await expect(page.getByText('true for 1 of 2 rows last seen')).toBeVisible();
  await page.keyboard.press('F8');
  await studio.finished();
});

test('everything is reached by the keyboard: a place, the next batch, a skip, the end, pauses at stops', async ({
  studio,
  page,
}) => {
  await studio.node('Report').click();
  await page.keyboard.press('Shift+F9');
  await page.getByRole('combobox', { name: 'Log' }).fill('"came " + row.id');
  await expect.poll(() => studio.read('studio.json')).toContain('row.id');
  await studio.node('Fetch').click();
  await page.keyboard.press('F9');
  await studio.byPalette('Pause when a function stops the flow');
  await studio.startRun();
  const bar = page.getByRole('status', { name: 'How the run went' });
  await expect(bar).toContainText('Paused before Fetch · batch 1 · visit 1 · breakpoint');
  await page.keyboard.press('F8');
  await expect(bar).toContainText(
    'Paused after SkipEmpty · batch 1 · visit 2 · it stopped the flow: it handed on no rows',
  );
  // None waits: neither at the function that was called, nor behind it.
  await expect(studio.status).toContainText('Paused after SkipEmpty');
  await expect(page.getByRole('button', { name: /^\d+ waits?$/ })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+F10');
  await expect(bar).toContainText('Paused before Fetch · batch 2 · visit 3');
  await studio.node('SkipEmpty').click();
  await page.keyboard.press('Control+F10');
  await expect(bar).toContainText('Paused before SkipEmpty · batch 2 · visit 4 · run to here');
  await studio.byPalette('Skip this function');
  await expect(bar).toContainText('Paused before Report');
  await expect(page.getByRole('region', { name: '1 edit' })).toContainText('skipped');
  await studio.byPalette('Run to the end of the flow');
  await studio.finished();
  await studio.bottomTab('Logs');
  await expect(page.getByText('reported A-4 7')).toBeVisible();
  // A breakpoint that writes does not pause, and its line is told from those of the function.
  const line = page.getByRole('button', { name: /came A-3/ });
  await expect(line.getByRole('img', { name: 'Written by the breakpoint: hit 1, visit 5' })).toBeVisible();
});
