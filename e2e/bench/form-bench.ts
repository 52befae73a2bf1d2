import type { Browser, Page } from '@playwright/test';
import { flowFile } from '../fixtures/projects.ts';
import { startServer } from '../fixtures/server.ts';
import { median, recordKeys } from './key-times.ts';
import { writeProject } from './studio-bench.ts';

const sizes = [10, 10_000];
const keystrokes = 30;
/** What stands before the function whose form is typed into: its rows are carried through these. */
const before: Record<string, string> = {
  Paid: 'builtin: filter@1\n    where: row.paid',
  Totals: 'builtin: compute@1\n    set: total = row.qty * row.price',
  Named: 'builtin: defaults@1\n    set: city = "-"',
};

/** How long a key in a form takes to be seen, and until what it makes of the rows is counted anew: with few rows and with as many as are looked at. */
export async function benchForms(browser: Browser): Promise<void> {
  for (const rows of sizes) {
    const server = await startServer({ fill: (root) => writeProject(root, filesWith(rows)) });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.url);
    await page.locator('[data-node="Large#1"]').click();
    await page.locator('.form-counts [data-count="kept"]').waitFor();
    await recordKeys(page);
    await recordCounts(page);
    await report(page, `a form at ${rows.toLocaleString('en')} rows`);
    await page.locator('.setup-form__head button').first().click();
    await page.locator('.wide-form').waitFor();
    await report(page, `with these beside it`);
    await page.close();
    await server.close();
  }
}

async function report(page: Page, what: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Keep rows where' }).click();
  await page.keyboard.press('End');
  await page.evaluate(() => {
    window.keyTimes = [];
    window.countTimes = [];
  });
  for (let key = 0; key < keystrokes; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? '5' : 'Backspace');
    // A key that came before its count would take that of the next one for its own.
    await page.waitForFunction(
      (count) => Math.min(window.keyTimes.length, window.countTimes.length) >= count,
      key + 1,
    );
  }
  const seen = await page.evaluate(() => window.keyTimes);
  const counted = await page.evaluate(() => window.countTimes);
  console.log(
    `${what}: key to paint ${median(seen).toFixed(1)} ms, at most ${Math.max(...seen).toFixed(1)}; to the new counts ${median(counted).toFixed(1)} ms, at most ${Math.max(...counted).toFixed(1)}`,
  );
}

/** Keeps, for every change of the rows kept, the milliseconds since the last key. */
function recordCounts(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.countTimes = [];
    const kept = () => document.querySelector('.form-counts [data-count="kept"]')?.textContent;
    let pressed = 0;
    let shown = kept();
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
    new MutationObserver(() => {
      const now = kept();
      if (now !== undefined && now !== shown) window.countTimes.push(performance.now() - pressed);
      shown = now ?? shown;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

function filesWith(count: number): Record<string, string> {
  const setups = { ...before, Large: 'builtin: filter@1\n    where: row.qty > 2' };
  const files: Record<string, string> = {
    'conf/flow/flow-Many.yml': flowFile({ name: 'Many', functions: Object.keys(setups) }),
    'samples/Many.jsonl': Array.from({ length: count }, (_, id) => line(id)).join(''),
  };
  for (const [fname, setup] of Object.entries(setups))
    files[`conf/func/func-${fname}.yml`] =
      `kistype: func\nfname: ${fname}\nfmode: Calculate\noption:\n  default_params:\n    ${setup}\n`;
  return files;
}

function line(id: number): string {
  const row = {
    id,
    city: id % 7 === 0 ? null : `city ${id % 90}`,
    qty: id % 40,
    price: id / 8,
    paid: id % 9 > 0,
  };
  return `${JSON.stringify(row)}\n`;
}

declare global {
  interface Window {
    countTimes: number[];
  }
}
