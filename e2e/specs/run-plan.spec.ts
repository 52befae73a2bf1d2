import { AxeBuilder } from '@axe-core/playwright';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const files = project([{ name: 'Orders', functions: ['Price', 'Total', 'Notify'] }], {
  Price: handOn,
  Total: handOn,
  Notify: handOn,
});

test.use({ example: '', files, viewport: { width: 1024, height: 640 } });

test('a part of a flow tells what it will run and reuse before it runs', async ({ studio, page }) => {
  await studio.node('Total').click();
  await page.keyboard.press('Alt+F5');
  const bar = page.getByRole('form', { name: 'Run a part of the flow' });
  await expect(bar.getByRole('status')).toHaveText('No rows were seen here yet: run up to here first.');
  // It can be read whole, and no node says that it will run.
  const isWhole = (element: Element) =>
    element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth;
  expect(await bar.getByRole('status').evaluate(isWhole)).toBe(true);
  await expect(studio.node('Total')).toContainText('not run yet');
  await bar.getByText('Up to here', { exact: true }).click();
  await expect(bar.getByRole('status')).toContainText('2 will run, 1 not reached · with the sample rows');
  await expect(studio.node('Notify')).toContainText('Not reached');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();

  await studio.run();
  await studio.node('Total').click();
  await page.keyboard.press('Alt+F5');
  await expect(bar.getByRole('status')).toContainText('2 will run, 1 reused · with 2 rows of the run of');
  await expect(studio.node('Price')).toContainText('Reused, run of');
  await expect(studio.node('Total')).toContainText('Will run');
  const { violations } = await new AxeBuilder({ page }).include('.plan-bar').analyze();
  expect(violations).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('status')).toContainText('1 will run, 1 reused, 1 not reached');
  await page.keyboard.press('Enter');
  await expect(studio.runLine).toContainText('Ran Total alone: 2 rows in, 2 out');

  // What changed before it makes its rows stale; nothing is run without being asked for.
  await studio.node('Price').dblclick();
  await studio.typeInto(
    'Code of functions/Price.js',
    'export default (ctx, flow, rows) => flow.commitRow(rows[0]);',
  );
  await page.keyboard.press('Escape');
  await studio.node('Notify').click();
  await page.keyboard.press('Alt+F5');
  await expect(studio.node('Price')).toContainText('Stale: Price changed');
  await expect(bar.getByRole('status')).toContainText('1 will run, 2 stale');
  await bar.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch');
  await expect(studio.node('Price')).toContainText('Not reached');
});
