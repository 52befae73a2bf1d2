import type { Browser, Page } from '@playwright/test';
import { compareFrames, type FrameSample, measureFrames, medianFrames } from './frames.ts';

const repeats = 3;
const rows = 10_000;

/** Scrolling sample rows that can be edited, and the same rows in a bare virtualized table, in turn. Prints a line for each width. */
export async function benchGrid(browser: Browser, address: string): Promise<void> {
  for (const columns of [5, 40]) {
    const samples = { ours: [] as FrameSample[], bare: [] as FrameSample[] };
    for (let round = 0; round < repeats; round += 1) {
      for (const side of ['ours', 'bare'] as const) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 400 } });
        // A page that can't be drawn says why, instead of not coming.
        page.on('pageerror', (error) => {
          throw error;
        });
        await page.goto(`${address}/grid.html?side=${side}&rows=${rows}&columns=${columns}`);
        await page.locator('.row-grid__row').nth(5).waitFor();
        samples[side].push(await measureFrames(page, () => scroll(page)));
        await page.close();
      }
    }
    const result = compareFrames(medianFrames(samples.ours), medianFrames(samples.bare), 'a bare table');
    console.log(`${rows.toLocaleString('en')} sample rows of ${columns} fields, scrolling: ${result}`);
  }
}

/** Turns the wheel down over two seconds or so, six rows a turn. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(600, 200);
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, 170);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
