import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

/**
 * 500 orders in 100 batches, and two faults: an order of batch 73 never gets to the report, and those of batch 21 are thrown
 * away. Every batch has three visits.
 */
const orders = Array.from({ length: 500 }, (_, at) => JSON.stringify({ id: at + 1, qty: (at % 7) + 1 }));

test.use({
  example: '',
  files: {
    ...project(
      [{ name: 'Orders', functions: ['Check', 'Price', 'Report'] }],
      {
        Check: '  for (const row of rows) if (row.id !== 365) flow.commitRow(row);',
        Price: [
          '  for (const row of rows) flow.commitRow({ ...row, total: row.qty * 5 });',
          '  if (rows[0].id === 101) return flow.next(ctx.Action.forceEntryNext);',
        ].join('\n'),
        Report: "  ctx.log.info('reported ' + rows.length);",
      },
      `${orders.join('\n')}\n`,
    ),
    'studio.json': JSON.stringify({ version: 2, flows: { Orders: { run: { batchSize: 5 } } } }),
  },
});

test('rows that ForceEntryNext threw away are found on the timeline, and the run is seen as it was then', async ({
  studio,
  page,
}) => {
  await studio.run();
  await page.keyboard.press('Alt+h');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('300 visits; the end is shown')).toBeVisible();
  await expect(timeline.getByRole('button', { name: '0 errors' })).toBeDisabled();
  await timeline.getByRole('button', { name: '1 thrown away' }).click();
  const cursor = timeline.getByRole('slider', { name: 'Timeline' });
  await cursor.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(studio.runLine).toContainText('After Price');
  await expect(studio.runLine).toContainText(
    'batch 21 · visit 62 of 300 · 5 → 0 rows · 5 rows were thrown away',
  );
  await expect(studio.node('Check')).toContainText(/105\s*→\s*105/);
  await expect(studio.node('Report')).toContainText(/100\s*→\s*0/);
  await expect(cursor).toHaveAttribute('aria-valuetext', 'Price · batch 21 · visit 62 of 300');

  await page.keyboard.press('ArrowRight');
  await expect(studio.runLine).toContainText('visit 63 of 300 · 0 → 0 rows');
  await page.keyboard.press('Control+ArrowLeft');
  await expect(studio.runLine).toContainText('After Check · batch 20 · visit 58 of 300');
  await studio.runLine.getByRole('button', { name: 'Rows of this visit' }).click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  await expect(
    panel.getByRole('region', { name: 'In' }).getByRole('row', { name: /^96 20 58 1 96/ }),
  ).toBeVisible();
  await expect(panel.getByText('5 rows', { exact: true })).toBeVisible();
  await page.keyboard.press('Shift+F7');
  await expect(panel.getByRole('button', { name: /^visit 59/ })).toBeVisible();
  await studio.node('Check').click();
  await expect(panel.getByRole('button', { name: /^visit 59/ })).toBeHidden();
  await expect(panel.getByText('100 rows', { exact: true })).toBeVisible();
  // Difference, too, is of the moment that is looked at.
  await panel.getByText('Difference', { exact: true }).click();
  await expect(panel.getByText('100 in → 100 out')).toBeVisible();

  await studio.byPalette('To the end of the run');
  await expect(studio.runLine).toContainText('500 rows in 100 batches');
  await expect(studio.node('Check')).toContainText(/500\s*→\s*499/);

  // What lies in the history is a step away where nothing of it is shown.
  await page.reload();
  await page.getByRole('button', { name: 'Show the last run' }).click();
  await expect(studio.runLine).toContainText('500 rows in 100 batches');
});

test('a row lost only in batch 73 is followed to the function that dropped it', async ({ studio, page }) => {
  await studio.run();
  await studio.node('Check').click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  await panel.getByText('In', { exact: true }).click();
  await page.keyboard.press('Alt+a');
  await panel.getByRole('combobox', { name: 'Rows of which this is true' }).fill('row.id == 365.0');
  await expect(panel.getByText('1 of 500 rows in 1 visit')).toBeVisible();
  await panel.getByRole('row', { name: /^365 73 217 5 365/ }).click();
  await page.keyboard.press('Shift+F');
  const followed = panel.getByRole('region', { name: 'Followed row' });
  await expect(followed.getByRole('listitem')).toHaveText([
    'Row 5 of batch 73 of the source',
    /^Check row 5 in · batch 73 · visit 217/,
    'Check dropped it: the 4 rows that it committed are others',
  ]);
  await expect(studio.node('Check')).toContainText('Check dropped it');
  await followed.getByRole('button', { name: /^Check row 5 in/ }).click();
  await expect(studio.runLine).toContainText('After Check · batch 73 · visit 217 of 300 · 5 → 4 rows');

  await panel.getByText('Out', { exact: true }).click();
  await panel.getByRole('row', { name: /^361 73 217 1 361/ }).click();
  await followed.getByRole('button', { name: 'Stop following' }).click();
  await page.getByRole('button', { name: 'Follow the row' }).click();
  await expect(followed.getByRole('listitem')).toContainText([
    'Row 1 of batch 73 of the source',
    'Check row 1 in',
    'Check row 1 out · batch 73 · visit 217certain',
    'Price row 1 in · batch 73 · visit 218certain',
    'Price row 1 out · batch 73 · visit 218likely: id is equal',
    'Report row 1 in · batch 73 · visit 219certain',
    'The end of the flow: Report',
  ]);
  // Rows of the visit alone: those of others are left out, and not lost.
  await expect(panel.getByText(/rows before this one are not kept/)).toHaveCount(0);
});

test('once the fault is mended, a run goes on from that visit with the rows that went into it', async ({
  studio,
  page,
}) => {
  await studio.run();
  await page.keyboard.press('Alt+h');
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: '1 thrown away' }).click();
  for (let zoom = 0; zoom < 6; zoom++) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(studio.node('Price')).not.toBeInViewport({ ratio: 0.9 });
  await page.getByRole('slider', { name: 'Timeline' }).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(studio.runLine).toContainText('After Price · batch 21 · visit 62 of 300');
  await expect(studio.node('Price')).toBeInViewport({ ratio: 0.9 });
  const code = await studio.read('functions/Price.js');
  await writeFile(join(studio.server.root, 'functions/Price.js'), code.replace('=== 101', '=== 0'));
  await studio.runLine.getByRole('button', { name: 'Continue from here…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Continue from visit 62, Price' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Price is called with its 5 rows of batch 21, visit 62.',
    'Then samples/Orders.jsonl is read from row 106 on, in batches of 5.',
  ]);
  await dialog.getByRole('button', { name: 'Continue in a new run' }).click();
  await expect(studio.runLine).toContainText('from visit 62 of the run of');
  await expect(studio.node('Price')).toContainText(/399\s*→\s*399/);
  await expect(studio.node('Check')).toContainText(/395\s*→\s*394/);
  await studio.bottomTab('History');
  await expect(
    page.getByRole('row', { name: /Orders ?from visit 62 of the run of .* Finished/ }),
  ).toBeVisible();
});
