import { axeFindings } from '../fixtures/axe-findings.ts';
import { expect, test } from '../fixtures/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on the welcome screen in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, example: 'welcome' });

    test('axe finds nothing serious', async ({ studio, page }) => {
      expect(await axeFindings(page)).toEqual([]);
      await studio.byPalette('New project');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    });
  });
}
