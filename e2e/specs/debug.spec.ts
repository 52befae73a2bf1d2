import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({
  example: '',
  files: project(
    [{ name: 'Orders', functions: ['Check', 'Price', 'Report'] }],
    {
      Check: '  for (const row of rows) if (row.id !== 2) flow.commitRow(row);',
      Price: '  for (const row of rows) flow.commitRow({ ...row, price: row.id * 10 });',
      Report: "  ctx.log.info('reported ' + rows.length);",
    },
    '{"id":1,"name":"Li"}\n{"id":2,"name":"Wang"}\n{"id":3,"name":"Zhao"}\n',
  ),
});

test('a run pauses at a breakpoint, steps and goes on', async ({ studio, page }) => {
  await studio.node('Price').click();
  await page.keyboard.press('F9');
  await expect(studio.node('Price').getByRole('img', { name: /^Breakpoint/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await expect(studio.status.getByText('all saved')).toBeVisible();
  await expect.poll(() => studio.read('studio.json').catch(() => '')).toContain('Price#1');
  await studio.startRun();
  await expect(studio.node('Price')).toContainText('paused before this call');
  await expect(studio.node('Check')).toContainText(/3\s*→\s*2/);
  await page.locator('.header').getByRole('button', { name: /^Step/ }).click();
  await expect(studio.node('Price')).toContainText(/2\s*→\s*2/);
  await expect(studio.node('Report')).toContainText('paused before this call');
  await studio.byPalette('Continue');
  await studio.finished();
  await expect(studio.node('Report')).toContainText(/2\s*→\s*0/);
  await studio.bottomTab('Logs');
  await expect(page.getByText('reported 2')).toBeVisible();
});

test('rows in, out, their difference, and rows found by text', async ({ studio, page }) => {
  await studio.run();
  await studio.node('Check').click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  await expect(
    panel.getByRole('region', { name: 'Out' }).getByRole('row', { name: '2 3 Zhao' }),
  ).toBeVisible();
  await panel.getByText('In', { exact: true }).click();
  await expect(panel.getByRole('row', { name: '2 2 Wang' })).toBeVisible();
  await panel.getByText('Difference', { exact: true }).click();
  await expect(panel.locator('tr[data-change="removed"]')).toHaveCount(1);
  await expect(panel.locator('tr[data-change="removed"]')).toContainText('Wang');
  await expect(panel.getByRole('row', { name: 'Unchanged 1 Li' })).toBeVisible();
  await studio.node('Price').click();
  await panel.getByText('Difference', { exact: true }).click();
  await expect(panel.getByRole('button', { name: '2 changed' })).toBeVisible();
  await expect(panel.getByText('Rows are matched by id.')).toBeVisible();
  await expect(panel.getByRole('row', { name: 'changed 3 Zhao 30' })).toBeVisible();
  await studio.node('Check').click();
  await panel.getByText('In', { exact: true }).click();
  await panel.getByRole('textbox', { name: 'Find in rows' }).fill('zhao');
  await expect(panel.getByText('1 of 3 rows')).toBeVisible();
  await expect(panel.getByRole('row', { name: /Zhao/ })).toBeVisible();
  await expect(panel.getByRole('row', { name: /Wang/ })).toBeHidden();
  await panel.getByRole('textbox', { name: 'Find in rows' }).fill('');

  await page.getByRole('button', { name: '2 rows on the edge into place 2' }).click();
  await expect(panel.getByRole('row', { name: /Zhao/ })).toBeVisible();
  await expect(panel.getByRole('row', { name: /Wang/ })).toBeHidden();
  await panel.getByText('JSON', { exact: true }).click();
  await expect(panel.getByText('"name": "Zhao"')).toBeVisible();
  await studio.bottomTab('History');
  await expect(page.getByRole('row', { name: /Orders Finished.*Check 3 → 2/ })).toBeVisible();
});
