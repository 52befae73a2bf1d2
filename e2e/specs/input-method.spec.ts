import type { Locator, Page } from '@playwright/test';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { InputMethod } from '../pages/input-method.ts';
import type { StudioPage } from '../pages/studio-page.ts';

const files = project([{ name: 'Orders', functions: ['Check', 'Price'] }], { Check: handOn, Price: handOn });
test.use({ example: '', files });

interface Field {
  name: string;
  /** Opens the field and gives it the focus. */
  open(studio: StudioPage, page: Page): Promise<Locator>;
}

/** Fields in which Enter, Escape or an arrow does something. */
const fields: Field[] = [
  {
    name: 'name in the explorer',
    async open(studio, page) {
      await studio.inTree('Check').click();
      await page.keyboard.press('F2');
      return page.getByRole('textbox', { name: 'New name of Check' });
    },
  },
  {
    name: 'search of the explorer',
    async open(_studio, page) {
      return page.getByRole('searchbox', { name: 'Find in the project' });
    },
  },
  {
    name: 'name in the inspector',
    async open(studio) {
      await studio.node('Check').click();
      return studio.inspector.getByRole('textbox', { name: 'Name', exact: true });
    },
  },
  {
    name: 'key of a param',
    async open(studio) {
      await studio.node('Check').click();
      await studio.inspector.getByRole('button', { name: 'Add param' }).first().click();
      return studio.inspector.getByRole('textbox', { name: 'Name of the param' });
    },
  },
  {
    name: 'name in a dialog',
    async open(_studio, page) {
      await page.keyboard.press('Alt+f');
      return page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
    },
  },
  {
    name: 'search of the insert menu',
    async open(studio, page) {
      await studio.node('Check').click();
      await studio.canvas.press('a');
      return page.getByRole('combobox', { name: 'Find, or type a new name' });
    },
  },
  {
    name: 'command palette',
    async open(_studio, page) {
      await page.keyboard.press('Control+k');
      return page.getByRole('textbox', { name: 'Type a command, a flow, a function …' });
    },
  },
  {
    name: 'note',
    async open(studio, page) {
      await studio.canvas.press('n');
      return page.getByRole('textbox', { name: 'Text of the note' });
    },
  },
  {
    name: 'cell of the sample rows',
    async open(studio, page) {
      await studio.bottomTab('Samples');
      const grid = page.getByRole('grid', { name: 'Sample rows' });
      await grid.locator('[aria-rowindex="2"] > [aria-colindex="2"]').click();
      return grid.getByRole('textbox');
    },
  },
];

for (const { name, open } of fields)
  test(`${name}: the keys of an input method are its own`, async ({ studio, page }) => {
    const inputMethod = await InputMethod.of(page);
    const field = await open(studio, page);
    await field.focus();
    await inputMethod.compose('ding');
    for (const key of ['ArrowDown', 'Enter', 'Escape', 'Tab']) {
      await inputMethod.press(key);
      await expect(field, `after ${key}`).toBeFocused();
      await expect(field).toHaveValue(/ding/);
    }
    await inputMethod.take('订单');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(/订单/);
    await studio.expectChain(['Check', 'Price']);
  });

test('a name composed by an input method is taken by the next Enter', async ({ studio, page }) => {
  const inputMethod = await InputMethod.of(page);
  await studio.inTree('Check').click();
  await page.keyboard.press('F2');
  await inputMethod.compose('ding');
  await inputMethod.press('Enter');
  await inputMethod.take('订单');
  await page.keyboard.press('Enter');
  await studio.expectChain(['订单', 'Price']);
});

test('the text editor composes', async ({ studio, page }) => {
  const inputMethod = await InputMethod.of(page);
  await studio.node('Check').click();
  await studio.inspectorTab('Code');
  await page.getByRole('textbox', { name: 'Code of functions/Check.js' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// ');
  await inputMethod.compose('ding');
  await inputMethod.press('Enter');
  await inputMethod.take('订单');
  await page.keyboard.press('Enter');
  await studio.save();
  expect(await studio.read('functions/Check.js')).toMatch(/^\/\/ 订单\nexport default/);
});
