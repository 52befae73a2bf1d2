import type { Browser, Page } from '@playwright/test';
import { compareFrames, type FrameSample, measureFrames, medianFrames } from './frames.ts';

const repeats = 3;

/** Panning, and counters moving at 30 Hz, in the Studio and in React Flow alone, in turn. Prints a line for each. */
export async function benchCanvas(browser: Browser, address: string): Promise<void> {
  for (const size of [100, 1000, 5000]) {
    const samples = {
      ours: { pan: [] as FrameSample[], count: [] as FrameSample[] },
      bare: { pan: [] as FrameSample[], count: [] as FrameSample[] },
    };
    for (let round = 0; round < repeats; round += 1) {
      for (const side of ['ours', 'bare'] as const) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.goto(`${address}/bench.html?side=${side}&n=${size}`);
        await page.locator('.react-flow__node').nth(5).waitFor();
        await page.evaluate(() => window.bench.atRest);
        samples[side].pan.push(await measureFrames(page, () => pan(page)));
        samples[side].count.push(await measureFrames(page, () => count(page)));
        await page.close();
      }
    }
    for (const work of ['pan', 'count'] as const) {
      const what = work === 'pan' ? 'panning' : 'counters at 30 Hz';
      const [ours, bare] = [medianFrames(samples.ours[work]), medianFrames(samples.bare[work])];
      console.log(`${size} functions, ${what}: ${compareFrames(ours, bare, 'React Flow alone')}`);
    }
  }
}

/** Drags the canvas with the middle button, up and down, over two seconds or so. */
async function pan(page: Page): Promise<void> {
  await page.mouse.move(700, 450);
  await page.mouse.down({ button: 'middle' });
  for (let step = 0; step < 120; step += 1) await page.mouse.move(700, 450 + 380 * Math.sin(step / 8));
  await page.mouse.up({ button: 'middle' });
}

async function count(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let step = 0;
        const timer = setInterval(() => {
          step += 1;
          window.bench.count(step);
          if (step === 60) {
            clearInterval(timer);
            resolve();
          }
        }, 1000 / 30);
      }),
  );
}

declare global {
  interface Window {
    bench: { count(step: number): void; atRest: Promise<void> };
  }
}
