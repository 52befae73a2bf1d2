import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const names = ['Check', 'Price', 'Store', 'Print', 'Notify', 'Archive'];
const files = project(
  [{ name: 'Orders', functions: names }],
  Object.fromEntries(names.map((name) => [name, handOn])),
);

test.describe('a small window', () => {
  test.use({ example: '', files, viewport: { width: 1024, height: 640 } });

  test('shows a flow legibly from its beginning, and whole when asked', async ({ studio, page }) => {
    const first = await studio.node('Check').boundingBox();
    expect(first?.width).toBeGreaterThan(196 * 0.75 - 1);
    await expect(page.getByText('Sample rows', { exact: true })).toBeInViewport();
    await expect(studio.node('Price')).toBeInViewport();
    await studio.canvas.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(studio.node('Store')).toHaveAttribute('data-selected', 'true');
    await page.keyboard.press('f');
    for (const name of names) await expect(studio.node(name)).toBeInViewport({ ratio: 1 });
  });
});

test.describe('typing', () => {
  test.use({ example: '', files });

  test('goes into code and YAML key by key, while the canvas keeps what could be read last', async ({
    studio,
    page,
  }) => {
    const { keyboard } = page;
    await studio.node('Check').click();
    await studio.inspectorTab('Code');
    await studio.typeInto('Code of functions/Check.js', 'export default (a, flow, c) => flow.commitRow(c);');
    await keyboard.press('Control+Home');
    await keyboard.type('const limit = 3; ');
    await keyboard.press('Alt+i');
    await expect.poll(async () => (await studio.inspector.boundingBox())?.width).toBeGreaterThan(500);
    await keyboard.press('Alt+i');

    await studio.inspectorTab('YAML');
    await page.getByRole('textbox', { name: 'YAML of conf/func/func-Check.yml' }).focus();
    await keyboard.press('Control+Home');
    await keyboard.type('x: [');
    await expect(studio.inspector.getByRole('alert')).toContainText('The canvas shows the last good state');
    await expect(studio.node('Check')).toContainText('orders');
    await studio.inspectorTab('Config');
    await expect(studio.inspector.getByText('The file can’t be read for now')).toBeVisible();
    await studio.canvas.focus();
    await keyboard.press('Control+z');
    await expect(studio.inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Check');
    await studio.save();
    expect(await studio.read('functions/Check.js')).toMatch(/^const limit = 3; export default/);
    expect(await studio.read('conf/func/func-Check.yml')).toBe(files['conf/func/func-Check.yml']);
  });
});

test.describe('code', () => {
  test.use({ example: '', files });

  test('is underlined where the engine would not know it, and nowhere else', async ({ studio }) => {
    await studio.node('Check').click();
    await studio.inspectorTab('Code');
    const underlined = studio.inspector.locator('.squiggly-error');
    const code = (last: string) => `import { createHash } from 'node:crypto';
export default async function Check(ctx, flow, rows) {
  console.log(createHash('md5').update(flow.getName()).digest('hex'));
  await new Promise((resolve) => setTimeout(resolve, 1));
  if (flow.getConfig().status === 0 || ctx.signal.aborted) return;
  for (const row of rows) flow.commitRow({ ...structuredClone(row), at: performance.now() });
  ${last}
}`;
    await studio.typeInto('Code of functions/Check.js', code("await fetch('x');"));
    await expect(underlined).toHaveCount(1);
    await studio.typeInto('Code of functions/Check.js', code('ctx.log.info(rows.length);'));
    await expect(underlined).toHaveCount(0);
  });
});

test.describe('several functions', () => {
  test.use({ example: '', files });

  test('are told in the inspector, and changed together', async ({ studio, page }) => {
    await studio.node('Check').click();
    await studio.node('Price').click({ modifiers: ['Shift'] });
    await expect(studio.inspector.getByRole('heading', { name: '2 functions selected' })).toBeVisible();
    await studio.inspector.getByRole('button', { name: 'Move forward in the chain' }).click();
    await studio.expectChain(['Store', 'Check', 'Price', 'Print', 'Notify', 'Archive']);
    await studio.inspector.getByRole('button', { name: 'Delete from the flow' }).click();
    await studio.expectChain(['Store', 'Print', 'Notify', 'Archive']);
    await page.keyboard.press('Control+z');
    await studio.canvas.press('Control+a');
    await studio.node('Store').click();
    await expect(studio.inspector.getByRole('heading', { name: 'Store' })).toBeVisible();
  });

  test('required fields become a Verify function that checks them', async ({ studio }) => {
    await studio.node('Price').click();
    await studio.inspector.getByLabel('Required fields').pressSequentially('sku,qty,');
    await studio.inspector.getByRole('button', { name: /Insert a Verify function/ }).click();
    await studio.expectChain(['Check', 'VerifyPrice', 'Price', 'Store', 'Print', 'Notify', 'Archive']);
    await studio.save();
    expect(await studio.read('functions/VerifyPrice.ts')).toContain('const required = ["sku", "qty"];');
    await studio.run();
    await expect(studio.node('VerifyPrice')).toContainText(/2\s*→\s*0/);
  });
});
