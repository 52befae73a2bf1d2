import type { Locator, Page } from '@playwright/test';
import { funcFile, handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { untilCanvasRests } from '../pages/canvas-rest.ts';

const names = ['Check', 'Price', 'Store', 'Notify'];
const files = project(
  [{ name: 'Orders', functions: names }],
  Object.fromEntries(names.map((name) => [name, handOn])),
);
test.use({
  example: '',
  files: {
    ...files,
    'conf/func/func-Store.yml': `${funcFile('Store', 'Save')}option:\n  cname: Cache\n`,
    'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\naddrs: "127.0.0.1"\nkey: k\n',
    'conf/conn/conn-Other.yml': 'kistype: conn\ncname: Other\ntype: redis\naddrs: "127.0.0.1"\nkey: k\n',
  },
});

// What floats over the canvas moves its first view: until then nodes are not where they will be.
test.beforeEach(async ({ studio, page }) => {
  await expect(studio.node('Check')).toBeVisible();
  await untilCanvasRests(page);
});

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

/** Takes a function near its left border, far from its middle. */
async function take(page: Page, node: Locator): Promise<void> {
  const { x, y, height } = await boxOf(node);
  await page.mouse.move(x + 14, y + height - 10);
  await page.mouse.down();
}

async function edgeInto(page: Page, place: number): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(page.locator(`[data-edge="${place}"]`));
  return { x: x + width / 2, y: y + height / 2 };
}

test('the edge below the pointer takes a function, the others make room, and one step undoes it', async ({
  studio,
  page,
}) => {
  const start = await studio.files();
  const edge = await edgeInto(page, 1);
  await take(page, studio.node('Notify'));
  await page.mouse.move(edge.x, edge.y, { steps: 8 });
  await expect(page.locator('[data-slot]')).toBeVisible();
  await expect(page.locator('.chain-edge[data-drop]')).toHaveCount(2);
  const slot = await boxOf(page.locator('[data-slot]'));
  await expect.poll(async () => meet(await boxOf(studio.node('Price')), slot)).toBe(false);
  await page.mouse.up();
  await studio.expectChain(['Check', 'Notify', 'Price', 'Store']);
  await expect(page.locator('[data-slot]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await studio.expectChain(names);
  await studio.save();
  expect(await studio.files()).toEqual(start);
});

test('Escape puts a dragged function back, and letting go then does nothing', async ({ studio, page }) => {
  const before = await boxOf(studio.node('Notify'));
  const edge = await edgeInto(page, 1);
  await take(page, studio.node('Notify'));
  await page.mouse.move(edge.x, edge.y, { steps: 8 });
  await expect(page.locator('[data-slot]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-slot]')).toHaveCount(0);
  await page.mouse.move(edge.x + 60, edge.y + 60);
  await page.mouse.up();
  await studio.expectChain(names);
  expect(await boxOf(studio.node('Notify'))).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a function that is let go on another goes before or behind it, and never under it', async ({
  studio,
  page,
}) => {
  const target = await boxOf(studio.node('Check'));
  await take(page, studio.node('Store'));
  await page.mouse.move(target.x + 30, target.y + 40, { steps: 8 });
  await page.mouse.up();
  await studio.expectChain(['Store', 'Check', 'Price', 'Notify']);
  const boxes = await Promise.all(names.map((name) => boxOf(studio.node(name))));
  for (const [index, box] of boxes.entries())
    for (const other of boxes.slice(index + 1)) expect(meet(box, other)).toBe(false);
});

test('what can’t be put somewhere says why while it hovers, and comes back', async ({ studio, page }) => {
  const { x, y, height } = await boxOf(studio.node('Check'));
  const before = await boxOf(studio.node('Price'));
  // Beside the chain with the pointer, but with most of the function on another one.
  await take(page, studio.node('Price'));
  await page.mouse.move(x + 60, y + height + 40, { steps: 8 });
  await expect(page.getByText(/it would hide Check/)).toBeVisible();
  await page.mouse.up();
  await expect(page.getByText(/it would hide Check/).first()).not.toBeInViewport();
  expect(await boxOf(studio.node('Price'))).toEqual(before);
});

test('a connector over a function that reaches none says so, and goes to one that does', async ({
  studio,
  page,
}) => {
  const check = await boxOf(studio.node('Check'));
  const store = await boxOf(studio.node('Store'));
  await studio.inTree(/^Other/).hover();
  await page.mouse.down();
  await page.mouse.move(check.x + 60, check.y + 30, { steps: 6 });
  await expect(page.getByText(/only Save and Load functions reach a connector/)).toBeVisible();
  await page.mouse.move(store.x + 60, store.y + 30, { steps: 6 });
  await expect(page.getByText(/only Save and Load functions reach a connector/)).toHaveCount(0);
  await page.mouse.up();
  await studio.save();
  expect(await studio.read('conf/func/func-Store.yml')).toContain('cname: Other');
});

test('a new function comes into view, from under the controls too', async ({ studio, page }) => {
  await studio.node('Notify').click();
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Control+d');
  const last = studio.node('Notify', 7);
  await expect(last).toBeInViewport({ ratio: 0.99 });
  for (const control of ['Canvas tools', 'Overview of the flow'])
    await expect.poll(async () => meet(await boxOf(last), await boxOf(page.getByLabel(control)))).toBe(false);
});

test.describe('in a small window', () => {
  test.use({ viewport: { width: 1024, height: 640 } });

  test('what makes room for a new function stays in sight with it', async ({ studio, page }) => {
    await studio.node('Price').click();
    await page.keyboard.press('Control+d');
    await studio.expectChain(['Check', 'Price', 'Price', 'Store', 'Notify']);
    await expect(studio.node('Price', 2)).toBeInViewport({ ratio: 0.99 });
    await expect(studio.node('Store')).toBeInViewport({ ratio: 0.99 });
  });
});

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
