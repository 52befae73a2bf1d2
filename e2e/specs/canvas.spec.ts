import type { Locator, Page } from '@playwright/test';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { untilCanvasRests } from '../pages/canvas-rest.ts';

const bodies = { Check: handOn, Price: handOn, Store: handOn };

test.describe('two flows', () => {
  test.use({
    example: '',
    files: project(
      [
        { name: 'Alpha', functions: ['Check', 'Price', 'Store'] },
        { name: 'Beta', functions: ['Store'] },
      ],
      bodies,
    ),
  });

  test('functions are deleted, healed, moved and copied, and the files say so', async ({ studio, page }) => {
    await studio.inTree(/^Alpha/).click();
    await studio.node('Price').click();
    await page.keyboard.press('Delete');
    await studio.expectChain(['Check', 'Store']);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await studio.expectChain(['Check', 'Price', 'Store']);

    await studio.node('Price').click();
    await page.keyboard.press('Alt+ArrowRight');
    await studio.expectChain(['Check', 'Store', 'Price']);
    await studio.dragNode('Price', page.locator('[data-insert="0"]'));
    await studio.expectChain(['Price', 'Check', 'Store']);

    await studio.canvas.press('Control+a');
    await page.keyboard.press('Control+c');
    await studio.inTree(/^Beta/).click();
    await studio.node('Store').click();
    await page.keyboard.press('Control+v');
    await studio.expectChain(['Store', 'Price', 'Check', 'Store']);
    await studio.save();
    const functionsOf = async (flow: string) =>
      (await studio.read(`conf/flow/flow-${flow}.yml`)).match(/(?<=fname: ).+/g);
    expect(await functionsOf('Alpha')).toEqual(['Price', 'Check', 'Store']);
    expect(await functionsOf('Beta')).toEqual(['Store', 'Price', 'Check', 'Store']);
  });

  test('YAML from the clipboard becomes functions of the flow', async ({ studio, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await studio.inTree(/^Beta/).click();
    await studio.node('Store').click();
    const yaml = 'kistype: func\nfname: Notify\nfmode: Expand\nsource:\n  name: orders\n';
    await page.evaluate((text) => navigator.clipboard.writeText(text), yaml);
    await page.keyboard.press('Control+v');
    await studio.expectChain(['Store', 'Notify']);
    await studio.save();
    expect(await studio.read('conf/func/func-Notify.yml')).toContain('fmode: Expand');

    await page.evaluate(() => navigator.clipboard.writeText('just some words'));
    await studio.canvas.press('Control+v');
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: /YAML|paste/i })
        .first(),
    ).toBeVisible();
    await studio.expectChain(['Store', 'Notify']);

    await page.evaluate(() => navigator.clipboard.writeText('id\tqty\n417\t2\n'));
    await studio.canvas.press('Control+v');
    await page.getByRole('button', { name: 'Go to the samples' }).click();
    await expect(page.getByRole('tab', { name: /^Samples/ })).toBeFocused();
  });
});

test.describe('fifty mixed edits', () => {
  test.use({
    example: '',
    files: project([{ name: 'Alpha', functions: ['Check', 'Price', 'Store'] }], bodies),
  });

  test('are undone back to the start, redone, and undone again', async ({ studio, page }) => {
    test.setTimeout(180_000);
    const start = await studio.files();
    let edits = 0;
    const expectEdit = async () => {
      edits += 1;
      await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
    };
    await studio.node('Price').click();
    for (let round = 0; round < 10; round += 1) {
      // The chain, the layout, a form, the rows, a note.
      await studio.node('Price').click();
      await page.keyboard.press(round % 2 === 0 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft');
      await expectEdit();
      await studio.inspectorTab('Config');
      await studio.inspector.getByRole('textbox', { name: 'Source' }).fill(`orders ${round}`);
      await expectEdit();
      await studio.bottomTab('Samples');
      await page.getByRole('button', { name: 'Add row' }).click();
      await expectEdit();
      await studio.canvas.press('n');
      await page.getByRole('textbox', { name: 'Text of the note' }).fill(`note ${round}`);
      await page.keyboard.press('Escape');
      edits += 2;
    }
    await studio.node('Price').click();
    await studio.inspectorTab('Code');
    await studio.typeInto(/^Code of functions\/Price/, 'export default () => 1;');
    await studio.canvas.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+d');
    await studio.expectChain(['Check', 'Price', 'Store', 'Store']);
    edits += 2;
    expect(edits).toBeGreaterThanOrEqual(50);
    await studio.save();
    const end = await studio.files();
    expect(end).not.toEqual(start);

    const undo = page.getByRole('button', { name: 'Undo' });
    for (let left = 200; left > 0 && (await undo.isEnabled()); left -= 1) await undo.click();
    await studio.expectChain(['Check', 'Price', 'Store']);
    await studio.save();
    expect(await studio.files()).toEqual(start);

    const redo = page.getByRole('button', { name: 'Redo' });
    for (let left = 200; left > 0 && (await redo.isEnabled()); left -= 1) await redo.click();
    await studio.save();
    expect(await studio.files()).toEqual(end);
  });
});

test.describe('a flow of 60 functions', () => {
  const names = Array.from({ length: 60 }, (_, index) => `Step${index}`);
  const bodies = Object.fromEntries(names.map((name) => [name, handOn]));
  test.use({ example: '', files: project([{ name: 'Long', functions: names }], bodies) });

  test('its minimap goes where it is clicked, follows a drag and zooms by the wheel', async ({
    studio,
    page,
  }) => {
    await studio.inTree('Long').click();
    const map = page.getByRole('img', { name: 'Overview of the flow' });
    await expect(studio.node('Step0')).toBeInViewport();
    const { x, y, width, height } = await boxOf(map);
    await page.mouse.click(x + width / 2, y + height - 10);
    await expect(studio.node('Step59')).toBeInViewport();
    await expect(studio.node('Step0')).not.toBeInViewport();
    await page.mouse.move(x + width / 2, y + height - 10);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(studio.node('Step59')).not.toBeInViewport();
    const before = await boxOf(page.locator('[data-node]').first());
    await page.mouse.wheel(0, 400);
    await expect
      .poll(async () => (await boxOf(page.locator('[data-node]').first())).width)
      .toBeLessThan(before.width);
  });

  test('a pan shows what comes into sight, redraws nothing else, and leaves all at hand', async ({
    studio,
    page,
  }) => {
    await studio.inTree('Long').click();
    await expect(studio.node('Step0')).toBeInViewport();
    await expect(studio.node('Step59')).toHaveCount(0);
    expect(await changedByPan(page, studio.node('Step0'))).toEqual([]);

    await page.mouse.wheel(0, 1600);
    await expect(studio.node('Step0'), 'what has left is dropped').toHaveCount(0);
    await expect(page.locator('[data-node]').first()).toBeInViewport();

    await studio.canvas.press('Home');
    await expect(studio.node('Step0')).toBeInViewport();
    await page.mouse.wheel(0, 60);
    await studio.node('Step1').click();
    await expect(studio.inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Step1');
    await studio.node('Step0').hover();
    await expect(studio.node('Step0')).toHaveCSS('cursor', 'default');
  });

  test('a pan takes the box around selected functions along, and redraws nothing else', async ({
    studio,
    page,
  }) => {
    await studio.inTree('Long').click();
    const [first, second] = [studio.node('Step0'), studio.node('Step1')];
    await expect(first).toBeInViewport();
    await untilCanvasRests(page);
    const [from, to] = [await boxOf(first), await boxOf(second)];
    await page.mouse.move(from.x - 8, from.y - 8);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height + 8, { steps: 4 });
    await page.mouse.up();
    const box = page.locator('.react-flow__nodesselection-rect');
    await expect(box).toBeVisible();
    const apart = async () => {
      const [around, node] = [await boxOf(box), await boxOf(first)];
      return [Math.round(node.x - around.x), Math.round(node.y - around.y)];
    };
    const before = await apart();
    expect(await changedByPan(page, studio.node('Step2'))).toEqual([]);
    expect(await apart()).toEqual(before);
    await page.mouse.wheel(0, 120);
    await untilCanvasRests(page);
    expect(await apart()).toEqual(before);
  });

  test('who asked for less motion sees the whole flow at once', async ({ studio, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await studio.inTree('Long').click();
    await expect(studio.node('Step0')).toBeInViewport();
    const views = await page.locator('.react-flow__viewport').evaluateHandle((viewport) => {
      const seen = new Set<string>();
      const watch = new MutationObserver(() => seen.add((viewport as HTMLElement).style.transform));
      watch.observe(viewport, { attributeFilter: ['style'] });
      return seen;
    });
    await page.getByRole('button', { name: 'Show the whole flow' }).click();
    await expect(studio.node('Step59')).toBeInViewport();
    expect(await views.evaluate((seen) => [...seen])).toHaveLength(1);
  });
});

/** The classes of nodes and edges that a small pan writes into, and `elements` where it makes or drops some. */
async function changedByPan(page: Page, node: Locator): Promise<string[]> {
  const { x, y } = await boxOf(node);
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.down({ button: 'middle' });
  const changed = await page.evaluateHandle(() => {
    const names = new Set<string>();
    const watch = new MutationObserver((changes) => {
      for (const { target, type } of changes)
        names.add(type === 'childList' ? 'elements' : ((target as Element).getAttribute('class') ?? 'none'));
    });
    const flow = document.querySelector('.react-flow');
    if (flow) watch.observe(flow, { attributes: true, childList: true, subtree: true });
    return names;
  });
  await page.mouse.move(x + 23, y + 25, { steps: 4 });
  await expect.poll(async () => (await boxOf(node)).y).toBeCloseTo(y + 5, 0);
  const names = await changed.evaluate((all) => [...all]);
  await page.mouse.up({ button: 'middle' });
  return names.filter((name) => /\bnode|__node\b|edge|elements/.test(name));
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not shown');
  return box;
}

test('a note that says more than its box holds makes the box longer', async ({ studio, page }) => {
  await studio.canvas.press('n');
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('word '.repeat(60));
  await page.keyboard.press('Escape');
  const text = page.locator('.note-node__text');
  const fits = () =>
    text.evaluate((element) => {
      const box = element.closest('.react-flow__node');
      return box !== null && element.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom;
    });
  await expect.poll(fits).toBe(true);
  await studio.save();
  const [note] = JSON.parse(await studio.read('studio.json')).flows.CalStuAvgScore.notes;
  expect(note.height).toBeGreaterThan(96);
});

test('the handles of a note are as large from afar, from the first step of a zoom on', async ({
  studio,
  page,
}) => {
  await studio.canvas.press('n');
  await page.keyboard.press('Escape');
  const handle = page.locator('.react-flow__resize-control.handle').first();
  await expect(handle).toBeVisible();
  // All that is drawn while the view moves: the handles' own part of it must make up for the view's.
  const widths = await handle.evaluate(async (element) => {
    const seen = new Set<number>();
    const pane = element.closest('.react-flow')?.querySelector('.react-flow__pane');
    for (let turns = 0; turns < 8; turns += 1) {
      pane?.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY: 40,
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
          clientX: 600,
          clientY: 300,
        }),
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const view = element.closest<HTMLElement>('.react-flow__viewport');
      const zoom = Number(/scale\((.*)\)/.exec(view?.style.transform ?? '')?.[1]);
      if (zoom < 1) seen.add(Math.round(Number(element.style.scale) * zoom * 100) / 100);
    }
    return [...seen];
  });
  expect(widths).toEqual([1]);
});
