import type { Page } from '@playwright/test';
import { axeFindings } from '../fixtures/axe-findings.ts';
import { cutOff } from '../fixtures/cut-off.ts';
import { faults } from '../fixtures/faults.ts';
import { type Screen, screens } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';

type Look = (page: Page, screen: Screen) => Promise<string[]>;

const axe: Look = (page, { part }) => axeFindings(page, part);

/**
 * One walk over all screens for every window, and all that is looked for on the way; 720×450 is 1440×900 at 200 %. Contrast is
 * looked at in both themes, English, the longer of the two languages, at every size; `npm run soak screens` takes every size in
 * both languages and themes, and looks for everything everywhere.
 */
const walks = [
  { width: 720, height: 450, locale: 'en-US', colorScheme: 'dark', looks: [cutOff] },
  { width: 1024, height: 640, locale: 'en-US', colorScheme: 'light', looks: [faults, cutOff] },
  { width: 1024, height: 640, locale: 'zh-CN', colorScheme: 'dark', looks: [faults, cutOff, axe] },
  { width: 1600, height: 1000, locale: 'en-US', colorScheme: 'light', looks: [faults, axe] },
] as const;
const sizes = [
  { width: 720, height: 450, looks: [cutOff] },
  { width: 1024, height: 640, looks: [faults, cutOff, axe] },
  { width: 1600, height: 1000, looks: [faults, cutOff, axe] },
] as const;
const everyWalk = sizes.flatMap((size) =>
  (['en-US', 'zh-CN'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ ...size, locale, colorScheme })),
  ),
);
const isSoak = process.env['KISFLOW_EVERY_SCREEN'] !== undefined;

for (const { width, height, locale, colorScheme, looks } of isSoak ? everyWalk : walks) {
  test.describe(`at ${width}×${height} in ${locale}, ${colorScheme}`, () => {
    test.use({
      viewport: { width, height },
      locale,
      colorScheme,
      example: 'orders',
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('nothing is cut off, covered, out of the window or out of reach on any screen', async ({
      studio,
      page,
    }) => {
      test.setTimeout(300_000);
      const found = new Map<string, string>();
      for (const screen of screens) {
        await screen.show(studio);
        for (const look of looks)
          for (const finding of await look(page, screen))
            found.set(finding, found.get(finding) ?? screen.name);
      }
      expect(Object.fromEntries(found), 'findings, each with the first screen that has it').toEqual({});
    });
  });
}
