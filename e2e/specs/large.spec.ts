import type { Locator } from '@playwright/test';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not shown');
  return box;
}

function lies(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

test.describe('a flow of 300 functions', () => {
  const names = Array.from({ length: 300 }, (_, index) => `Step${index}`);
  const bodies = Object.fromEntries(names.map((name) => [name, handOn]));
  test.use({ example: '', files: project([{ name: 'Long', functions: names }], bodies) });

  test('is shown whole in the shape of the window', async ({ studio, page }) => {
    await page.getByRole('button', { name: 'Show the whole flow' }).click();
    await expect(studio.node('Step299')).toBeInViewport({ ratio: 0.99 });
    const [canvas, first, last] = await Promise.all([
      boxOf(studio.canvas),
      boxOf(studio.node('Step0')),
      boxOf(studio.node('Step299')),
    ]);
    expect([lies(first, canvas), lies(last, canvas)]).toEqual([true, true]);
    const boxes = await page
      .locator('[data-node]')
      .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().right));
    expect(boxes.length).toBeGreaterThan(299);
    expect(Math.max(...boxes) - first.x, 'no thin column').toBeGreaterThan(canvas.width / 2);
    await studio.canvas.press('Home');
    await expect(studio.inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Step0');
  });
});

test.describe('200 flows', () => {
  const flows = Array.from({ length: 200 }, (_, index) => ({
    name: `Flow${String(index).padStart(3, '0')}`,
    functions: index % 50 === 7 ? ['Check', 'Price'] : ['Check'],
  }));
  test.use({ example: '', files: project(flows, { Check: handOn, Price: handOn }) });

  test('are narrowed on the map by what is in them, and opened from there by keyboard', async ({
    studio,
    page,
  }) => {
    const tabs = page.getByRole('tablist', { name: 'Open flows' });
    await tabs.getByRole('tab', { name: 'Project map' }).click();
    const search = page.getByRole('textbox', { name: 'Find in the map' });
    await expect(page.getByText('200 flows')).toBeVisible();
    await search.fill('Price');
    await expect(page.getByText('4 of 200')).toBeVisible();
    for (const flow of ['Flow007', 'Flow057', 'Flow107', 'Flow157'])
      await expect(page.locator(`[data-flow="${flow}"]`)).toBeInViewport({ ratio: 1 });
    await search.press('ArrowDown');
    await expect(page.locator('[data-flow="Flow007"]')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-flow="Flow057"]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(tabs.getByRole('tab', { name: 'Flow057' })).toHaveAttribute('aria-selected', 'true');
    await expect(studio.node('Price')).toBeVisible();
  });

  test('have tabs that tell where more are, and a list of all', async ({ studio, page }) => {
    const tabs = page.getByRole('tablist', { name: 'Open flows' });
    for (const { name } of flows.slice(0, 8)) await studio.inTree(name).click();
    await page.getByRole('button', { name: 'All open flows' }).click();
    await page.getByRole('menuitem', { name: 'Flow001' }).click();
    await expect(tabs.getByRole('tab', { name: 'Flow001' })).toBeInViewport({ ratio: 0.98 });
    await expect(tabs.getByRole('tab', { name: 'Flow001' })).toHaveAttribute('aria-selected', 'true');
  });
});

test.describe('a function dragged off the canvas', () => {
  const names = ['Check', 'Price', 'Store', 'Notify'];
  test.use({
    example: '',
    files: project(
      [{ name: 'Orders', functions: names }],
      Object.fromEntries(names.map((name) => [name, handOn])),
    ),
  });

  test('is in sight when it is let go, stands where it stood in the chain, and goes back by one step', async ({
    studio,
    page,
  }) => {
    const start = await studio.files();
    const node = studio.node('Price');
    const box = await boxOf(node);
    const canvas = await boxOf(studio.canvas);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height + 120, { steps: 8 });
    // The view follows the pointer for some frames.
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          let frames = 90;
          const next = () => (--frames === 0 ? done() : requestAnimationFrame(next));
          requestAnimationFrame(next);
        }),
    );
    await page.mouse.up();
    await expect(node).toBeInViewport({ ratio: 0.5 });
    await studio.expectChain(names);
    await page.keyboard.press('Control+z');
    await studio.save();
    expect(await studio.files()).toEqual(start);
  });
});
