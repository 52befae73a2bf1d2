import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { screens } from './fixtures/screens.ts';
import { type StudioServer, startServer } from './fixtures/server.ts';
import { StudioPage } from './pages/studio-page.ts';

/**
 * `npm run screenshots [readme]`: writes the README's pictures to docs/, and without `readme` a picture of every main screen in
 * both themes, both languages and two sizes to e2e/screenshots/, to be looked at. Names: `<screen>-<theme>-<language>-<width>x<height>.png`.
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

/** The example after a run, with the rows of a function: small enough for a page that everybody loads. */
async function shootForReadme(browser: Browser, look: Look): Promise<void> {
  const server = await startServer({ example: 'orders' });
  const page = await browser.newPage({ ...look, deviceScaleFactor: 1.5, reducedMotion: 'reduce' });
  try {
    await page.goto(server.url);
    const studio = new StudioPage(page, server);
    for (const screen of screens.filter(({ name }) => ['designer', 'trust', 'after-run'].includes(name)))
      await screen.show(studio);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    const name = `studio-${look.locale === 'en-US' ? 'en' : look.locale}-${look.colorScheme}.webp`;
    await writeFile(join(import.meta.dirname, '..', 'docs', name), Buffer.from(data, 'base64'));
  } finally {
    await page.close();
    await server.close();
  }
}

const isReadmeOnly = process.argv.includes('readme');
if (!isReadmeOnly) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: [...chromiumArguments],
});
try {
  for (const look of looks.filter(({ viewport }) => viewport.width > 1024))
    await shootForReadme(browser, { ...look, viewport: { width: 1440, height: 900 } });
  if (!isReadmeOnly) for (const look of looks) await shootAll(browser, look);
} finally {
  await browser.close();
}
