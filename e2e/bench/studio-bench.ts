import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { flowFile, funcFile, handOn, project } from '../fixtures/projects.ts';
import { startServer } from '../fixtures/server.ts';
import { median, recordKeys, timesOfKeys } from './key-times.ts';

const rows = 1_000_000;
const keystrokes = 40;

/** How long a key takes to be seen while a run of a million rows goes on, beside the same keys at rest. */
export async function benchInput(browser: Browser): Promise<void> {
  const server = await startServer({
    async fill(root) {
      await writeProject(
        root,
        project([{ name: 'Many', functions: ['Pass', 'Count'] }], { Pass: handOn, Count: handOn }, ''),
      );
      const line = (id: number) => `{"id":${id},"name":"row ${id}"}\n`;
      await writeFile(
        join(root, 'samples', 'Many.jsonl'),
        Array.from({ length: rows }, (_, id) => line(id)).join(''),
      );
    },
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await page.locator('[data-node="Pass#1"]').waitFor();
  await recordKeys(page);
  const idle = await typing(page);
  await page.locator('.header [data-command="run.start"]').click();
  await page.getByRole('button', { name: 'Trust and run' }).click();
  await page.getByText(/rows\/s/).waitFor();
  const busy = await typing(page);
  const isRunning = await page.locator('.header [data-command="run.stop"]').isEnabled();
  console.log(
    `key to paint: ${busy.toFixed(1)} ms during a run of ${rows.toLocaleString('en')} rows${isRunning ? '' : ' (it ended meanwhile)'}, ${idle.toFixed(1)} ms at rest, ratio ${(busy / idle).toFixed(2)}`,
  );
  await page.close();
  await server.close();
}

/** Median of the times of keys typed into the explorer's search field. */
async function typing(page: Page): Promise<number> {
  await page.getByPlaceholder('Find in the project').click();
  const keys = Array.from({ length: keystrokes }, (_, key) => (key % 2 === 0 ? 'a' : 'Backspace'));
  return median(await timesOfKeys(page, keys));
}

/** How long a project of 1,000 flows and 5,000 functions takes from the link to a tree that can be used. */
export async function benchOpening(browser: Browser): Promise<void> {
  const server = await startServer({
    async fill(root) {
      const files: Record<string, string> = {};
      for (let flow = 0; flow < 1000; flow += 1)
        files[`conf/flow/flow-${flow}.yml`] = flowFile({
          name: `Flow${flow}`,
          functions: Array.from({ length: 5 }, (_, at) => `Function${flow * 5 + at}`),
        });
      for (let at = 0; at < 5000; at += 1) files[`conf/func/func-${at}.yml`] = funcFile(`Function${at}`);
      await writeProject(root, files);
    },
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const started = performance.now();
  await page.goto(server.url);
  await page.getByRole('treeitem').nth(5).waitFor();
  console.log(
    `opening 1,000 flows and 5,000 functions: ${Math.round(performance.now() - started)} ms from the link to the tree`,
  );
  await page.close();
  await server.close();
}

/** Writes a project's files into a folder. */
export async function writeProject(root: string, files: Record<string, string>): Promise<void> {
  for (const folder of ['conf/flow', 'conf/func', 'functions', 'samples'])
    await mkdir(join(root, folder), { recursive: true });
  await Promise.all(Object.entries(files).map(([path, text]) => writeFile(join(root, path), text)));
}

/** What the first load brings over, without Monaco: the files that index.html names. */
export function reportFirstLoad(uiFolder: string): void {
  const html = readFileSync(join(uiFolder, 'index.html'), 'utf8');
  const named = readdirSync(join(uiFolder, 'assets')).filter(
    (file) => html.includes(file) && /\.(js|css)$/.test(file),
  );
  const bytes = named.map((file) => readFileSync(join(uiFolder, 'assets', file)));
  const total = bytes.reduce((sum, { length }) => sum + length, 0);
  const zipped = bytes.reduce((sum, content) => sum + gzipSync(content).length, 0);
  console.log(
    `first load without Monaco: ${Math.round(total / 1000)} kB, ${Math.round(zipped / 1000)} kB gzipped`,
  );
}
