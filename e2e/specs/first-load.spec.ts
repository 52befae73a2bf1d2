import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { hostContract } from '../../core/contract/host-contract.ts';
import { lateEn } from '../../renderer/i18n/en-late.ts';

const built = join(import.meta.dirname, '..', '..', 'dist', 'ui');
/** Bytes of gzip: what a browser must have before it shows the first screen. */
const limit = 450_000;

/** The page's own scripts and styles, with every script that those import: what the page names. */
async function firstFiles(): Promise<string[]> {
  const page = await readFile(join(built, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
}

test('what must be there before the first screen shows is small: Monaco is not, nor what a person asks for later', async () => {
  const files = await firstFiles();
  const texts = await Promise.all(files.map((file) => readFile(join(built, file), 'utf8')));
  expect(files.length).toBeGreaterThan(2);
  const sizes = texts.map((text, index) => [files[index], gzipSync(text).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`first load: ${Math.round(total / 1000)} kB compressed`);
  expect(total, JSON.stringify(sizes)).toBeLessThan(limit);
});

test('the texts that come later are not those of the first screen', async () => {
  const scripts = (await firstFiles()).filter((file) => file.endsWith('.js'));
  const code = (await Promise.all(scripts.map((file) => readFile(join(built, file), 'utf8')))).join('\n');
  const keys = Object.keys(lateEn).map((key) => key.replace(/_(?:zero|one|other)$/, ''));
  // Methods of the contract have names of the same form.
  const words = keys.filter((key) => !(key in hostContract.methods));
  expect(words.filter((key) => ['"', "'", '`'].some((quote) => code.includes(quote + key + quote)))).toEqual(
    [],
  );
});
