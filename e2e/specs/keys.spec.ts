import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { SampleTable } from '../pages/sample-table.ts';

const files = project([{ name: 'Orders', functions: ['Check', 'Price'] }], { Check: handOn, Price: handOn });
test.use({ example: '', files });

test('the flow is run from within its code, and F5 never loads the page anew', async ({ studio, page }) => {
  await studio.node('Check').dblclick();
  const code = page.getByRole('textbox', { name: /Check\.js/ });
  await code.focus();
  const before = await studio.read('functions/Check.js');
  await page.evaluate(() => Object.assign(window, { notLoadedAnew: true }));
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('button', { name: 'Trust and run' }).click();
  await studio.finished();
  await code.focus();
  await page.keyboard.press('F5');
  await studio.finished();
  await page.getByRole('tree').focus();
  await page.keyboard.press('Alt+f');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('F5');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => 'notLoadedAnew' in window)).toBe(true);
  await code.focus();
  await page.keyboard.press('Control+Enter');
  await studio.finished();
  await expect(studio.status.getByText('all saved')).toBeVisible();
  expect(await studio.read('functions/Check.js')).toBe(before);
});

test('Ctrl Shift Enter runs the flow, whatever takes Enter; a list of rows that it covers leaves the keys to its tab', async ({
  studio,
  page,
}) => {
  await studio.run();
  const runs = page.getByRole('tab', { name: /^History/ });
  const search = page.getByRole('searchbox', { name: 'Find in the project' });
  for (const [keys, count] of [
    ['Control+Shift+Enter', 2],
    ['Control+Enter', 3],
  ] as const) {
    await search.focus();
    await page.keyboard.press(keys);
    await expect(runs).toHaveText(`History${count}`);
    await studio.finished();
    await expect(search).toBeFocused();
  }
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('textbox', { name: 'Type a command, a flow, a function …' });
  await expect(palette).toBeFocused();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(palette).toBeHidden();
  await expect(runs).toHaveText('History4');
  await studio.finished();
  await studio.bottomTab('Samples');
  await new SampleTable(page).click('id', 1);
  await page.keyboard.press('F10');
  await expect(page.getByRole('tab', { name: /^Rows/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('F8');
  await studio.finished();
  await studio.expectChain(['Check', 'Price']);
});

test('Ctrl Enter applies what a form holds, and answers a dialog', async ({ studio, page }) => {
  await studio.node('Check').click();
  const name = studio.inspector.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Verify');
  await name.press('Control+Enter');
  await expect(studio.node('Verify')).toBeVisible();
  await page.keyboard.press('Escape');
  await studio.canvas.focus();
  await page.keyboard.press('Alt+f');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ship');
  await page.keyboard.press('Control+Enter');
  await expect(studio.inTree('Ship')).toBeVisible();
});

test.describe('a problem', () => {
  test.use({
    files: {
      ...files,
      'conf/flow/flow-Orders.yml':
        'kistype: flow\nstatus: 1\nflow_name: Orders\nflows:\n  - fname: Check\n  - fname: Prise\n',
    },
  });

  test('is mended by Alt Enter on its node, in the list and in the text', async ({ studio, page }) => {
    const choice = page.getByRole('dialog', { name: 'Which fix?' });
    await studio.node('Prise').click();
    await expect(studio.node('Prise').getByRole('button', { name: 'Has an error' })).toBeVisible();
    await studio.canvas.press('Alt+Enter');
    await choice.getByRole('button').first().click();
    await expect(choice).toBeHidden();
    await studio.canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(studio.node('Prise')).toBeVisible();
    await studio.bottomTab('Problems');
    const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /Prise/ });
    await problem.first().focus();
    await page.keyboard.press('Alt+Enter');
    await expect(choice).toBeVisible();
    await page.keyboard.press('Escape');
    await problem.first().click();
    const text = page.getByRole('textbox', { name: /flow-Orders\.yml/ });
    await expect(text).toBeFocused();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('option', { name: /^Use Price/ }).click();
    await expect(studio.node('Prise')).toBeHidden();
    await expect(studio.node('Price')).toBeVisible();
  });
});

test('the right button takes lines from logs and history, and works in the explorer', async ({
  studio,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await studio.run();
  await studio.bottomTab('History');
  await page.getByRole('cell', { name: 'Orders' }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy the cell' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Orders');
  await studio.inTree('Price').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'New name of Price' }).fill('Cost');
  await page.keyboard.press('Enter');
  await expect(studio.node('Cost')).toBeVisible();
});

test('what is typed in one go with Ctrl K is what the palette looks for, and Escape closes it', async ({
  studio,
  page,
}) => {
  const field = page.getByRole('textbox', { name: 'Type a command, a flow, a function …' });
  await studio.canvas.focus();
  // Its code comes once the window is idle, before anybody asks.
  const code = await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .find((name) => /\/command-palette-[\w-]+\.js$/.test(name)),
  );
  await code.evaluate(async (name) => void (await import(String(name))));
  const cdp = await page.context().newCDPSession(page);
  const press = (key: string, more: object = {}) =>
    cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...more });
  for (const words of ['new flow', 'settings']) {
    // No key waits for what the one before does.
    await Promise.all([
      press('k', { code: 'KeyK', modifiers: 2, windowsVirtualKeyCode: 75 }),
      ...[...words].map((letter) => press(letter, { text: letter })),
    ]);
    await expect(field).toHaveValue(words);
    await press('Escape', { code: 'Escape', windowsVirtualKeyCode: 27 });
    await expect(field).toBeHidden();
  }
});
