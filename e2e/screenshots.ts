import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { screens } from './fixtures/screens.ts';
import { type StudioServer, startServer } from './fixtures/server.ts';
import { StudioPage } from './pages/studio-page.ts';

/**
 * Writes a picture of every main screen in both themes, both languages and two sizes to e2e/screenshots/, to be looked
 * at. Names: `<screen>-<theme>-<language>-<width>x<height>.png`.
 */
const folder = join(import.meta.dirname, 'screenshots');
const sizes = [
  { width: 1024, height: 640 },
  { width: 1600, height: 1000 },
];

interface Look {
  colorScheme: 'light' | 'dark';
  locale: 'en-US' | 'zh-CN';
  viewport: { width: number; height: number };
}

const looks: readonly Look[] = sizes.flatMap((viewport) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en-US', 'zh-CN'] as const).map((locale) => ({ viewport, colorScheme, locale })),
  ),
);

async function withStudio(
  browser: Browser,
  look: Look,
  source: Parameters<typeof startServer>[0],
  take: (studio: StudioPage, shoot: (name: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const server: StudioServer = await startServer(source);
  const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
  const { width, height } = look.viewport;
  const suffix = `${look.colorScheme}-${look.locale}-${width}x${height}`;
  try {
    await page.goto(server.url);
    await page.locator('.tree, .welcome__page').first().waitFor();
    await take(new StudioPage(page, server), (name) =>
      page.screenshot({ path: join(folder, `${name}-${suffix}.png`) }),
    );
  } finally {
    await page.close();
    await server.close();
  }
}

async function shootAll(browser: Browser, look: Look): Promise<void> {
  await withStudio(browser, look, 'welcome', async ({ page }, shoot) => {
    await page.locator('.welcome__item').first().waitFor();
    await shoot('welcome');
    await page.locator('[data-command="file.newProject"]').click();
    await page.locator('.template-list label').first().waitFor();
    await shoot('new-project');
  });
  await withStudio(browser, look, { example: 'orders' }, async (studio, shoot) => {
    for (const screen of screens) {
      await screen.show(studio);
      await shoot(screen.name);
    }
  });
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: [...chromiumArguments],
});
try {
  for (const look of looks) await shootAll(browser, look);
} finally {
  await browser.close();
}
