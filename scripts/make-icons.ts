// Draws build/icon.svg with Chromium in every size, and packs the pictures for Windows and macOS. Run it after a change of
// the drawing; what it makes is kept in Git.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { type IconPicture, icnsFile, icoFile } from './desktop/icon-containers.ts';

const folder = join(import.meta.dirname, '..', 'build');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
const pictures: IconPicture[] = [];
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

mkdirSync(join(folder, 'icons'), { recursive: true });
for (const { size, png } of pictures) writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), icoFile(pictures.filter(({ size }) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), icnsFile(pictures));
