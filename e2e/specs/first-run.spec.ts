import { expect, test } from '../fixtures/test.ts';

test('a new user runs the example and sees the rows move', async ({ studio, page }) => {
  await studio.run();
  await expect(studio.node('AvgStuScore')).toContainText(/2\s*→\s*2/);
  await expect(studio.node('PrintStuAvgScore')).toContainText(/2\s*→\s*0/);

  await studio.node('AvgStuScore').click();
  const rows = page.getByRole('region', { name: 'Out' });
  await expect(rows.getByRole('row', { name: '1 101 90' })).toBeVisible();
  await expect(rows.getByRole('row', { name: '2 102 76.66666666666667' })).toBeVisible();
});

test('opening a folder runs nothing: the first run asks, and refusing runs nothing', async ({
  studio,
  page,
}) => {
  await studio.node('AvgStuScore').click();
  await studio.runButton.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(
    page.getByText('No rows yet'),
    'no rows are asked for of a run that was not begun',
  ).toBeVisible();
  await expect(studio.node('AvgStuScore')).not.toContainText('→');
  await studio.bottomTab('History');
  await expect(page.getByText('No runs yet')).toBeVisible();
});
