import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'esbuild';
import { build as buildPage } from 'vite';
import { besideStyles, firstScreens } from '../../renderer/first-screens.ts';
import { oneByteScripts } from '../../renderer/one-byte-scripts.ts';
import { preloadFonts } from '../../renderer/preload-fonts.ts';
import { projectPage } from '../../renderer/project-page.ts';
import { bundleDesktop } from './bundle.ts';
import { lowerCss } from './lower-css.ts';
import { libraryFor } from './lowered-library.ts';

const root = join(import.meta.dirname, '..', '..');
const lowered = join(import.meta.dirname, 'lowered');

/**
 * The same sources for Electron 9 (Node 12, Chromium 83), as a folder that Electron starts. What these lack is filled in
 * here, and only here; the product's code knows nothing of it.
 */
export async function buildLowered(folder: string): Promise<void> {
  await bundleDesktop({
    folder: join(folder, 'dist', 'desktop'),
    mainTarget: 'node12',
    preloadTarget: 'chrome83',
    plugins: [oldNode],
    inject: [join(lowered, 'polyfill-main.js')],
  });
  await buildPage({
    // Not the page's own configuration: its targets would be added to this one.
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), preloadFonts, projectPage, lowerCss(), polyfillPage, oneByteScripts],
    build: {
      outDir: join(folder, 'dist', 'ui'),
      emptyOutDir: true,
      target: 'chrome83',
      chunkSizeWarningLimit: 8000,
      modulePreload: besideStyles,
      rolldownOptions: { output: { codeSplitting: { groups: firstScreens } } },
    },
    worker: { format: 'es', plugins: () => [polyfillWorkers, oneByteScripts] },
  });
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version, type: 'module', main: 'dist/desktop/main.cjs' }),
  );
}

/** Node 12 knows no `node:` names, and lacks parts of fs and crypto. */
const oldNode: Plugin = {
  name: 'old-node',
  setup(build) {
    const replaced: Record<string, string> = {
      'fs/promises': join(lowered, 'fs-promises.cjs'),
      crypto: join(lowered, 'crypto.cjs'),
      zlib: join(lowered, 'zlib.cjs'),
      'timers/promises': join(lowered, 'timers-promises.cjs'),
      'stream/promises': join(lowered, 'stream-promises.cjs'),
    };
    build.onResolve({ filter: /^(node:)?[a-z_]+(\/promises)?$/ }, ({ path, importer }) => {
      const name = path.replace(/^node:/, '');
      const own = replaced[name];
      if (own !== undefined && !importer.startsWith(lowered)) return { path: own };
      if (path.startsWith('node:') || name === 'fs/promises') return { path: name, external: true };
      return undefined;
    });
    build.onLoad({ filter: /polyfill-main\.js$/ }, async ({ path }) => ({
      contents: libraryFor({ node: '12.14' }) + (await readFile(path, 'utf8')),
    }));
  },
};

const polyfills = join(lowered, 'polyfill-page.js');

const polyfillPage = {
  name: 'polyfill-page',
  transform(code: string, id: string) {
    if (id === polyfills) return libraryFor({ chrome: '83' }) + code;
    return id.endsWith('renderer/main.tsx') ? `import ${JSON.stringify(polyfills)};\n${code}` : undefined;
  },
};

const polyfillWorkers = {
  name: 'polyfill-workers',
  transform(code: string, id: string) {
    if (id === polyfills) return libraryFor({ chrome: '83' }) + code;
    return /\.worker(\.js|\?worker)?$/.test(id) ? `import ${JSON.stringify(polyfills)};\n${code}` : undefined;
  },
};
