import { FlowMetrics } from '../../engine/metrics/flow-metrics.ts';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({
  example: '',
  files: project(
    [
      { name: 'Orders', functions: ['Check', 'Price'] },
      { name: 'Returns', functions: ['Check', 'Refund'] },
    ],
    { Check: handOn, Price: handOn, Refund: handOn },
  ),
});

/** One run of the flow Orders over so many rows, as KisFlow counts it. */
function count(metrics: FlowMetrics, rows: number): void {
  metrics.runStarted('Orders', rows);
  for (const fname of ['Check', 'Price', 'Audit']) {
    const began = metrics.visitStarted(fname, 'Calculate');
    metrics.visitEnded(fname, 'Calculate', began - 4);
  }
  metrics.runEnded('Orders', performance.now() - 12);
}

test('a window is attached to the metrics of a Go runner: calls, rates and times on the graph, and what they do not tell in words', async ({
  studio,
  page,
}) => {
  const metrics = new FlowMetrics();
  const port = await metrics.serve('127.0.0.1:0');
  try {
    count(metrics, 5);
    await studio.byPalette('Attach to the metrics of a Go runner');
    const dialog = page.getByRole('dialog', { name: 'Attach to a live run' });
    await dialog.getByLabel('Address').fill(`127.0.0.1:${port}/elsewhere`);
    await dialog.getByRole('button', { name: 'Attach' }).click();
    await expect(dialog.getByRole('alert')).toContainText('There are no metrics at');
    await dialog.getByLabel('Address').fill(`127.0.0.1:${port}`);
    await page.keyboard.press('Enter');
    const line = page.getByRole('status', { name: 'Go runner' });
    await expect(line).toContainText('1 run · 5 rows');
    await expect(line).toContainText('errors and what waits: not told');
    await expect(line).toContainText('runs a function that is not drawn here: Audit');
    const check = page.locator('[data-runner="Check"]');
    await expect(check).toContainText('1call');
    await expect(check).toContainText('all 2 places of Check together');

    count(metrics, 7);
    metrics.visitStarted('Price', 'Calculate');
    await expect(line).toContainText('2 runs · 12 rows');
    await expect(check).toContainText(/2calls[\d.]+\/s4\.\d ms/);
    await expect(page.locator('[data-runner="Price"]')).toContainText('1 call has no duration');
    await expect(page.locator('[data-node="#source"]')).toContainText('12 rows');

    await metrics.close();
    await expect(line).toContainText(/tries again/);
    await expect(check).toContainText('2calls');
    await line.getByRole('button', { name: 'Detach' }).click();
    await expect(line).toBeHidden();
    await expect(check).toBeHidden();
  } finally {
    await metrics.close();
  }
});
