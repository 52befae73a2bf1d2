import { cutOff } from '../fixtures/cut-off.ts';
import { screens } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';
import { StudioPage } from '../pages/studio-page.ts';

/** A small window, and one of 1440×900 at 200 %. */
const windows = [
  { width: 1024, height: 640 },
  { width: 720, height: 450 },
];

for (const viewport of windows) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`at ${viewport.width}×${viewport.height} in ${locale}`, () => {
      test.use({ viewport, locale, example: 'orders', contextOptions: { reducedMotion: 'reduce' } });

      test('nothing is cut off or covered on any screen', async ({ server, page }) => {
        test.setTimeout(180_000);
        const studio = new StudioPage(page, server);
        await page.goto(server.url);
        await page.locator('.function-node').first().waitFor();
        const found = new Map<string, string>();
        for (const screen of screens) {
          await screen.show(studio);
          for (const finding of await cutOff(page)) found.set(finding, found.get(finding) ?? screen.name);
        }
        expect(Object.fromEntries(found), 'findings, each with the first screen that has it').toEqual({});
      });
    });
  }
}
