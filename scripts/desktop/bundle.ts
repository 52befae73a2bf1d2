import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { bundleEngine } from '../engine-bundle.ts';

const root = join(import.meta.dirname, '..', '..');

export interface BundleOptions {
  /** Where the bundles go: `main.cjs`, `preload.cjs`, `engine/`. */
  folder: string;
  /** Node's version in main, such as `node24`. */
  mainTarget: string;
  /** Chromium's version in the preload script, such as `chrome140`. */
  preloadTarget: string;
  plugins?: Plugin[];
  /** Files that run before main. */
  inject?: string[];
}

/** Bundles main, preload and the engine, so that no node_modules ship. */
export async function bundleDesktop(options: BundleOptions): Promise<void> {
  const { folder, mainTarget, preloadTarget, plugins = [], inject = [] } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const commonJs: BuildOptions = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['electron'],
    legalComments: 'none',
    logLevel: 'warning',
    // CommonJS has no import.meta.
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
  };
  await Promise.all([
    build({
      ...commonJs,
      plugins,
      inject,
      entryPoints: [join(root, 'app/desktop/main.ts')],
      outfile: join(folder, 'main.cjs'),
      target: mainTarget,
    }),
    build({
      ...commonJs,
      entryPoints: [join(root, 'app/desktop/preload.ts')],
      outfile: join(folder, 'preload.cjs'),
      target: preloadTarget,
    }),
    bundleEngine(join(folder, 'engine')),
  ]);
  cpSync(join(root, 'build/icons/256x256.png'), join(folder, 'icon.png'));
}
