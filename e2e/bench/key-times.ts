import type { Page } from '@playwright/test';

/** Keeps, for every key from now on, the milliseconds from the key to the frame after the one that shows it. */
export function recordKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.keyTimes = [];
    const record = ({ timeStamp }: KeyboardEvent) =>
      requestAnimationFrame(() => requestAnimationFrame((now) => window.keyTimes.push(now - timeStamp)));
    addEventListener('keydown', record, { capture: true });
  });
}

/** Types these keys one after the other, each when the one before is seen, and gives their times. */
export async function timesOfKeys(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction((count) => window.keyTimes.length >= count, index + 1);
  }
  return await page.evaluate(() => window.keyTimes);
}

export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

declare global {
  interface Window {
    keyTimes: number[];
  }
}
