import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { screens } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';

/** Serious and critical findings on the page or in a part of it, each with the elements it is about. */
async function findings(page: Page, part?: string): Promise<string[]> {
  // Within the page alone: otherwise each of its looks opens another page and carries everything that passed there.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, example: 'orders', contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing serious on any screen', async ({ studio, page }) => {
      test.setTimeout(240_000);
      const found = new Map<string, string>();
      for (const screen of screens) {
        await screen.show(studio);
        for (const finding of await findings(page, screen.part))
          found.set(finding, found.get(finding) ?? screen.name);
      }
      expect(Object.fromEntries(found), 'findings, each with the first screen that has it').toEqual({});
    });
  });

  test.describe(`on the welcome screen in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, example: 'welcome' });

    test('axe finds nothing serious', async ({ studio, page }) => {
      expect(await findings(page)).toEqual([]);
      await studio.byPalette('New project');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
