import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const flows = ['Orders', 'PriceFeed', 'RegionReport', 'LateDeliveries', 'ArchiveEverything', 'Refunds'];
const files = project(
  flows.map((name) => ({ name, functions: ['Check'] })),
  { Check: handOn },
);

test.describe('many open flows in a small window', () => {
  test.use({ example: '', files, viewport: { width: 1024, height: 640 } });

  test('leave the project map in sight, and the shown flow’s tab too', async ({ studio, page }) => {
    for (const flow of flows) await studio.inTree(new RegExp(`^${flow}`)).click();
    const tabs = page.getByRole('tablist', { name: 'Open flows' });
    await expect(tabs.getByRole('tab', { name: 'Project map' })).toBeInViewport({ ratio: 0.98 });
    await expect(tabs.getByRole('tab', { name: 'Refunds' })).toBeInViewport({ ratio: 0.98 });
    await page.keyboard.press('Alt+PageDown');
    await expect(tabs.getByRole('tab', { name: 'ArchiveEverything' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(tabs.getByRole('tab', { name: 'ArchiveEverything' })).toBeInViewport({ ratio: 0.98 });
    await tabs.getByRole('tab', { name: 'Project map' }).click();
    await expect(page.getByRole('region', { name: /map/i }).first()).toBeVisible();
  });
});

test.describe('a button that is only an icon', () => {
  test.use({ example: '', files });

  test('says what it does while the mouse or the focus rests on it, until Escape', async ({
    studio,
    page,
  }) => {
    await expect(studio.inTree(/^Orders/)).toBeVisible();
    const button = page.getByRole('button', { name: 'Undo' });
    const tip = page.getByRole('tooltip');
    await button.hover();
    await expect(tip).toHaveText(/^Undo {2}\S/);
    await expect(button).toHaveAccessibleDescription(/^Undo/);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await page.getByRole('button', { name: 'Redo' }).hover();
    await expect(tip).toHaveText(/^Redo/);
    await page.mouse.move(700, 400);
    await expect(tip).toBeHidden();

    // The same for the keyboard: nothing but Escape, or going on, takes it away.
    await studio.tabTo(button);
    await expect(tip).toHaveText(/^Undo/);
    await page.mouse.move(700, 500);
    await expect(tip).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await expect(button).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(tip).toHaveText(/^Redo/);
    await page.keyboard.press('Shift+Tab');
    await expect(tip).toHaveText(/^Undo/);
  });
});

test.describe('the batch size', () => {
  test.use({ example: '', files });

  test('in the header is that of the shown flow', async ({ studio, page }) => {
    const button = page.getByRole('button', { name: /^Batch/ });
    await studio.inTree(/^Orders/).click();
    await expect(button).toHaveText('Batch 1,000');
    await studio.inspector.getByRole('textbox', { name: 'Batch size' }).fill('1');
    await expect(button).toHaveText('Batch 1');
    await studio.inTree(/^Refunds/).click();
    await expect(button).toHaveText('Batch 1,000');

    await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Only for Refunds' }).check();
    await dialog.getByRole('textbox', { name: 'Batch size' }).fill('250');
    await page.keyboard.press('Escape');
    await expect(button).toHaveText('Batch 250');
    await studio.save();
    expect(JSON.parse(await studio.read('studio.json')).flows).toMatchObject({
      Orders: { run: { batchSize: 1 } },
      Refunds: { run: { batchSize: 250 } },
    });
    await studio.inTree(/^Orders/).click();
    await studio.run();
    await expect(studio.status).toContainText('2 batches');

    await studio.inspector.getByRole('textbox', { name: 'Batch size' }).fill('');
    await expect(button).toHaveText('Batch 1,000');
  });
});

test.describe('words on a function', () => {
  test.use({
    example: '',
    files: project(
      [{ name: 'Orders', functions: ['Check', 'Price'] }],
      {
        Check: '  if (rows[0].id === 1) flow.commitRowBatch(rows);',
        Price: "  throw new Error('the price service did not answer in time');",
      },
      '{"id":1}\n{"id":2}\n',
    ),
  });

  test('are not cut', async ({ studio, page }) => {
    await studio.inspector.getByRole('textbox', { name: 'Batch size' }).fill('1');
    const words = page.locator('.function-node__say > span');
    const isCut = () =>
      words.evaluateAll((all) =>
        all
          .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1)
          .map((one) => one.textContent),
      );
    await studio.run();
    await expect(studio.node('Price')).toContainText('did not answer in time');
    expect(await isCut()).toEqual([]);
    await studio.node('Price').click();
    await studio.inspectorTab('Code');
    await studio.typeInto(/^Code of/, 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);');
    await studio.run();
    await expect(studio.node('Check')).toContainText('Handed on 0 rows in 1 of 2 batches');
    expect(await isCut()).toEqual([]);
  });
});

test('a window that gets smaller, or is zoomed, keeps most of its room for the flow until a border is moved', async ({
  studio,
  page,
}) => {
  await expect(studio.node('AvgStuScore')).toBeVisible();
  const bottom = page.locator('#bottom');
  const heightOf = async () => (await bottom.boundingBox())?.height;
  await expect.poll(heightOf).toBe(268);
  await page.setViewportSize({ width: 1024, height: 640 });
  await expect.poll(heightOf).toBe(200);
  const explorer = page.locator('#explorer');
  await expect.poll(async () => (await explorer.boundingBox())?.width).toBe(208);
  await page.keyboard.press('Control+b');
  await expect(explorer).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(heightOf).toBe(268);
  await page.keyboard.press('Control+b');
  await expect.poll(async () => (await explorer.boundingBox())?.width, 'it was hidden meanwhile').toBe(248);
  await page.getByRole('separator', { name: 'Height of the bottom panel' }).press('ArrowUp');
  await expect.poll(heightOf).toBeGreaterThan(269);
  const chosen = await heightOf();
  await page.setViewportSize({ width: 1024, height: 640 });
  await expect.poll(async () => (await page.locator('#inspector').boundingBox())?.width).toBe(288);
  expect(await heightOf()).toBe(chosen);
});
