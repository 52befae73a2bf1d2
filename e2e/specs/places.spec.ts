import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const files = project(
  [
    { name: 'Orders', functions: ['Check', 'Price'] },
    { name: 'Refunds', functions: ['Check'] },
  ],
  { Check: handOn, Price: handOn },
);
test.use({ example: '', files });

test('Back and Forward go through the flows, and Back never leaves by surprise', async ({ studio, page }) => {
  const tab = (name: string) => page.getByRole('tab', { name, exact: true, selected: true });
  await studio.inTree('Refunds').click();
  await expect(tab('Refunds')).toBeVisible();
  await page.goBack();
  await expect(tab('Orders')).toBeVisible();
  await page.goForward();
  await expect(tab('Refunds')).toBeVisible();
  await page.getByRole('tree').press('Control+[');
  await expect(tab('Orders')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Back once more leaves the Studio')).toBeVisible();
  await expect(tab('Orders')).toBeVisible();
});

test('a copied link leads to the flow and its selection; tabs live through a reload', async ({
  studio,
  page,
  context,
}) => {
  await studio.inTree('Refunds').click();
  await studio.inTree('Orders').click();
  await studio.node('Price').click();
  await expect(page).toHaveURL(/node=Price/);
  const link = page.url();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('[data-node="Price#1"][data-selected]')).toBeVisible();
  await other.close();
  await page.reload();
  await expect(page.locator('[data-node="Price#1"][data-selected]')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Refunds', exact: true })).toBeVisible();
  await page.goto(link.replace('flow=Orders', 'flow=Gone'));
  await expect(page.getByText('There is no flow Gone in this project.')).toBeVisible();
  await expect(studio.node('Price')).toBeVisible();
});

test('the palette finds by other words, in settings and in help', async ({ studio, page }) => {
  await studio.node('Check').click();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('textbox', { name: /^Type a command/ });
  const offer = (name: RegExp) => page.getByRole('button', { name }).first();
  await search.fill('filter');
  await expect(offer(/Verify/)).toBeVisible();
  await search.fill('去重');
  await expect(offer(/Calculate/)).toBeVisible();
  await search.fill('minimap');
  await expect(offer(/Minimap on the canvas/)).toBeVisible();
  await search.fill('ForceEntryNext');
  await offer(/throws committed rows away/).click();
  await expect(page.getByRole('dialog', { name: 'Help' })).toContainText('ForceEntryNext');
});

test.describe('an empty project', () => {
  test.use({ files: {} });

  test('shows its first steps', async ({ studio, page }) => {
    const steps = page.getByRole('region', { name: 'Three first steps' });
    await expect(steps.getByRole('listitem')).toHaveCount(3);
    await steps.getByRole('button', { name: 'Import rows from a file…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Orders');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await (await chooser).setFiles({
      name: 'orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id,price\n1,2\n3,4\n'),
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
    await expect.poll(() => studio.inTree('Orders').count()).toBe(1);
    await expect(page.getByText('2 rows').first()).toBeVisible();
  });
});

test('a toast stands over the status bar only; its Undo goes with the next edit', async ({
  studio,
  page,
}) => {
  await studio.node('Price').click();
  await studio.canvas.press('Delete');
  const toast = page.locator('.toast');
  await expect(toast.getByRole('button', { name: 'Undo' })).toBeVisible();
  const [said, status] = [await toast.boundingBox(), await studio.status.boundingBox()];
  expect(said?.y).toBeGreaterThanOrEqual((status?.y ?? 0) - 3);
  await studio.node('Check').click();
  await studio.canvas.press('Control+d');
  await expect(toast.getByRole('button', { name: 'Undo' })).toBeHidden();
});
