// `npm run bench:ui`: how the user interface keeps up, as ratios against a baseline in the same run. Needs a Chromium.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../chromium.ts';
import { benchCanvas } from './canvas-bench.ts';
import { benchForms } from './form-bench.ts';
import { benchGrid } from './grid-bench.ts';
import { serveFolder } from './static-server.ts';
import { benchInput, benchOpening, reportFirstLoad } from './studio-bench.ts';

const root = join(import.meta.dirname, '..', '..');
for (const config of ['renderer/vite.config.ts', 'renderer/bench/vite.config.ts'])
  spawnSync('vite', ['build', '-c', config, '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
const browser = await chromium.launch({
  ...(chromiumPath && { executablePath: chromiumPath }),
  args: chromiumArguments,
});
const pages = await serveFolder(join(root, 'dist', 'bench-ui'));
reportFirstLoad(join(root, 'dist', 'ui'));
await benchOpening(browser);
await benchInput(browser);
await benchForms(browser);
await benchCanvas(browser, pages.address);
await benchGrid(browser, pages.address);
pages.close();
await browser.close();
