import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

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

/** The engine runs on Node 26 everywhere. User code imports the library of the same process: they share their modules. */
async function bundleEngine(folder: string): Promise<void> {
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    target: 'node26',
    legalComments: 'none',
    logLevel: 'warning',
    entryPoints: {
      'process/entry': join(root, 'engine/process/entry.ts'),
      'store/entry': join(root, 'engine/store/entry.ts'),
      'user-library': join(root, 'engine/user-library.ts'),
    },
    outdir: folder,
    chunkNames: '[name]-[hash]',
    // Packages written as CommonJS require Node's own modules.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
}
