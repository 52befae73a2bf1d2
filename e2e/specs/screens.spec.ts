import type { Page } from '@playwright/test';
import { axeFindings } from '../fixtures/axe-findings.ts';
import { cutOff } from '../fixtures/cut-off.ts';
import { faults } from '../fixtures/faults.ts';
import { type Screen, screens } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';

type Look = (page: Page, screen: Screen) => Promise<string[]>;

const axe: Look = (page, { part }) => axeFindings(page, part);

/** One walk over all screens for every window, and all that is looked for on the way; 720×450 is 1440×900 at 200 %. */
const walks = [
  { width: 720, height: 450, locale: 'en-US', colorScheme: 'dark', looks: [cutOff] },
  { width: 720, height: 450, locale: 'zh-CN', colorScheme: 'light', looks: [cutOff] },
  { width: 1024, height: 640, locale: 'en-US', colorScheme: 'light', looks: [faults, cutOff] },
  { width: 1024, height: 640, locale: 'zh-CN', colorScheme: 'dark', looks: [faults, cutOff] },
  { width: 1600, height: 1000, locale: 'en-US', colorScheme: 'light', looks: [faults, axe] },
  { width: 1600, height: 1000, locale: 'zh-CN', colorScheme: 'dark', looks: [faults, axe] },
] as const satisfies readonly { looks: readonly Look[]; [key: string]: unknown }[];

for (const { width, height, locale, colorScheme, looks } of walks) {
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
