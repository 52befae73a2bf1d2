import type { Page } from '@playwright/test';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const files = project([{ name: 'Orders', functions: ['Check', 'Price'] }], { Check: handOn, Price: handOn });
test.use({ example: '', files });

type Held = Pick<KeyboardEventInit, 'ctrlKey' | 'altKey' | 'modifierAltGraph'>;

/** A key as another layout gives it: its character, its place on a US keyboard, and what else is held. */
async function press(page: Page, key: string, code: string, held: Held = {}): Promise<void> {
  await page.evaluate(
    (init) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    },
    { key, code, ...held },
  );
}

const control = { ctrlKey: true };

test('commands go by the letter on Latin layouts, and by the place on others', async ({ studio, page }) => {
  const both = ['Check', 'Price'];
  await studio.node('Price').click();
  await page.keyboard.press('Delete');
  await studio.expectChain(['Check']);
  const undone: [layout: string, undo: [string, string], redo: [string, string]][] = [
    ['Russian', ['я', 'KeyZ'], ['н', 'KeyY']],
    ['Greek', ['ζ', 'KeyZ'], ['υ', 'KeyY']],
    ['German', ['z', 'KeyY'], ['y', 'KeyZ']],
    ['French', ['z', 'KeyW'], ['y', 'KeyY']],
  ];
  for (const [layout, undo, redo] of undone) {
    await test.step(layout, async () => {
      await press(page, ...undo, control);
      await studio.expectChain(both);
      await press(page, ...redo, control);
      await studio.expectChain(['Check']);
    });
  }
  await press(page, 'ы', 'KeyS', control);
  await expect(page.getByText('all saved')).toBeVisible();
  expect(await studio.read('conf/flow/flow-Orders.yml')).not.toContain('Price');
});

test('the table of sample rows and the explorer go by the same rule', async ({ studio, page }) => {
  await studio.bottomTab('Samples');
  const grid = page.getByRole('grid', { name: 'Sample rows' });
  await grid.locator('[aria-rowindex="2"] > [aria-colindex="2"]').click();
  await page.keyboard.press('Delete');
  await expect(grid.getByRole('textbox')).toHaveValue('null');
  await press(page, 'я', 'KeyZ', control);
  await expect(grid.getByRole('textbox')).toHaveValue('1');
  await studio.inTree('Check').click();
  await press(page, 'в', 'KeyD', control);
  await expect(page.getByRole('textbox', { name: 'New name of Check2' })).toBeFocused();
});

test('characters of AltGr and dead keys start no command', async ({ studio, page }) => {
  await studio.node('Price').click();
  await studio.canvas.focus();
  const isPinned = page.getByText(/pinned/i);
  await press(page, 'þ', 'KeyP', { modifierAltGraph: true });
  await press(page, 'ł', 'KeyL', { ctrlKey: true, altKey: true });
  await press(page, 'ñ', 'KeyN', { modifierAltGraph: true });
  await press(page, 'Dead', 'KeyE');
  await press(page, '@', 'KeyQ', { ctrlKey: true, altKey: true });
  // What comes after them has been taken: so had they been.
  await press(page, 'л', 'KeyK', control);
  await expect(page.getByRole('textbox', { name: /^Type a command/ })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await studio.expectChain(['Check', 'Price']);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(isPinned).toHaveCount(0);
  await expect(page.getByText('all saved')).toBeVisible();
});
