import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const orders = Array.from({ length: 10 }, (_, at) => JSON.stringify({ id: at + 1 }));

/**
 * Orders of the third batch are priced twice, and the second time a jump leaves out Save: their new price is not saved, and Report
 * reads the rows that Save had handed on before.
 */
test.use({
  example: '',
  files: {
    ...project(
      [{ name: 'Orders', functions: ['Check', 'Price', 'Save', 'Report'] }],
      {
        Check: handOn,
        Price: [
          "  const again = flow.getMetaData('again') === true;",
          '  flow.commitRowBatch(rows.map((row) => ({ ...row, price: again ? 2 : 1 })));',
          "  flow.setMetaData('again', false);",
          "  if (again) return flow.next(ctx.Action.jumpFunc('Report'));",
        ].join('\n'),
        Save: handOn,
        Report: [
          handOn,
          "  if (rows[1].id !== 6 || flow.getMetaData('done')) return;",
          "  flow.setMetaData('done', true);",
          "  flow.setMetaData('again', true);",
          "  return flow.next(ctx.Action.jumpFunc('Price'));",
        ].join('\n'),
      },
      `${orders.join('\n')}\n`,
    ),
    'studio.json': JSON.stringify({ version: 2, flows: { Orders: { run: { batchSize: 2 } } } }),
  },
});

test('a jump that leaves out a save, and the stale rows behind it, are found on the timeline', async ({
  studio,
  page,
}) => {
  await studio.run();
  await expect(studio.node('Save')).toContainText(/10\s*→\s*10/);
  await page.keyboard.press('Alt+h');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: '2 jumps' }).click();
  await timeline.getByRole('slider', { name: 'Timeline' }).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(studio.runLine).toContainText('After Price · batch 3 · visit 13 of 22');
  await expect(studio.node('Price')).toContainText(/8\s*→\s*8/);
  await expect(studio.node('Save')).toContainText(/6\s*→\s*6/);
  await page.keyboard.press('ArrowRight');
  await expect(studio.runLine).toContainText('After Report · batch 3 · visit 14 of 22');
  await studio.runLine.getByRole('button', { name: 'Rows of this visit' }).click();
  const went = page.getByRole('tabpanel', { name: /^Rows/ }).getByRole('region', { name: 'In' });
  await expect(went.getByRole('row', { name: /^7 3 14 1 5 1$/ })).toBeVisible();
});
