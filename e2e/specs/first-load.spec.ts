import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hostContract } from '../../core/contract/host-contract.ts';
import { lateEn } from '../../renderer/i18n/en-late.ts';
import { expect, test } from '../fixtures/test.ts';

const built = join(import.meta.dirname, '..', '..', 'dist', 'ui');
/** Bytes of gzip: what a browser must have before it shows the welcome screen, and before it shows a flow. */
const limits = { welcome: 240_000, flow: 450_000 };

/** The page's own scripts and styles, with every script that those import: what the page names. */
async function firstFiles(name = 'index.html'): Promise<string[]> {
  const page = await readFile(join(built, name), 'utf8');
  return [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
}

/** Those, and what the frame of an open project needs besides. */
async function filesOfFlow(): Promise<string[]> {
  const assets = await readdir(join(built, 'assets'));
  const frame = assets.filter((name) => /^shell-[\w-]+\.(?:js|css)$/.test(name));
  const found = new Set([...(await firstFiles()), ...frame.map((name) => `assets/${name}`)]);
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const code = await readFile(join(built, file), 'utf8');
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      found.add(`assets/${name}`);
  }
  return [...found];
}

async function sizesOf(files: readonly string[]): Promise<[string, number][]> {
  return await Promise.all(
    files.map(
      async (file): Promise<[string, number]> => [file, gzipSync(await readFile(join(built, file))).length],
    ),
  );
}

for (const [screen, find] of [
  ['welcome', () => firstFiles()],
  ['flow', filesOfFlow],
] as const)
  test(`what must be there before the ${screen} shows is small: Monaco is not, nor what a person asks for later`, async () => {
    const sizes = await sizesOf(await find());
    expect(sizes.length).toBeGreaterThan(1);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    console.log(`first load, ${screen}: ${Math.round(total / 1000)} kB compressed`);
    expect(total, JSON.stringify(sizes)).toBeLessThan(limits[screen]);
  });

test('the page of a window that is made for a project names all that shows one, so that it comes at once', async () => {
  expect((await firstFiles('project.html')).toSorted()).toEqual((await filesOfFlow()).toSorted());
});

test('the texts that come later are not those of the first screen', async () => {
  const scripts = (await filesOfFlow()).filter((file) => file.endsWith('.js'));
  const code = (await Promise.all(scripts.map((file) => readFile(join(built, file), 'utf8')))).join('\n');
  const keys = Object.keys(lateEn).map((key) => key.replace(/_(?:zero|one|other)$/, ''));
  // Methods of the contract have names of the same form.
  const words = keys.filter((key) => !(key in hostContract.methods));
  // Keys are also put together: `shell.theme.${theme}`.
  const beginnings = [...code.matchAll(/`([a-zA-Z]+\.(?:[\w-]+\.)*)\$\{/g)].map(
    ([, beginning = '']) => beginning,
  );
  expect(
    words.filter(
      (key) =>
        ['"', "'", '`'].some((quote) => code.includes(quote + key + quote)) ||
        beginnings.some((beginning) => key.startsWith(beginning)),
    ),
  ).toEqual([]);
});

test('the first screens ask for nothing that their policy refuses', async ({ page, server }) => {
  const refused: string[] = [];
  await page.exposeFunction('tellRefused', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      Reflect.get(window, 'tellRefused')(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.goto(server.url);
  await expect(page.locator('[data-node="AvgStuScore#1"]')).toBeVisible();
  expect(refused).toEqual([]);
});
