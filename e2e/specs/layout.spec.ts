import type { Page } from '@playwright/test';
import { screens } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';

/** What sticks out: a page wider than the window, buttons outside it, words that are cut in buttons, a flat canvas. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Until the window's own fonts are there, its words are measured in others.
    await document.fonts.ready;
    const found: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) found.push('the page scrolls');
    for (const button of document.querySelectorAll('.header button, .status button, .mode-palette button')) {
      const { left, right, top, bottom, width } = button.getBoundingClientRect();
      if (width === 0 && button.closest('.header') === null) continue;
      const name = button.getAttribute('aria-label') ?? button.textContent;
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push(`${name} is outside`);
      // A width of one pixel is that of words meant for screen readers only.
      const isCut = [button, ...button.querySelectorAll('span')].some(
        (part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1,
      );
      if (isCut) found.push(`${name} is cut`);
    }
    const canvas = document.querySelector('[data-canvas]');
    if (canvas !== null && canvas.getBoundingClientRect().height < 300) found.push('the canvas is flat');
    return found;
  });
}

for (const viewport of [
  { width: 1024, height: 640 },
  { width: 1600, height: 1000 },
]) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${viewport.width} × ${viewport.height}, ${locale}`, () => {
      test.use({ viewport, locale, example: 'orders', contextOptions: { reducedMotion: 'reduce' } });

      test('nothing overflows on any screen', async ({ studio, page }) => {
        const found = new Map<string, string>();
        for (const screen of screens) {
          await screen.show(studio);
          for (const fault of await faults(page)) found.set(fault, found.get(fault) ?? screen.name);
        }
        expect(Object.fromEntries(found), 'faults, each with the first screen that has it').toEqual({});
      });
    });
  }
}
