import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { bundleEngine } from '../engine-bundle.ts';

const root = join(import.meta.dirname, '..', '..');

export interface BundleOptions {
  /** Where the bundles go: `main.cjs` and what it loads later, `preload.cjs`, `engine/`. */
  folder: string;
  /** Node's version in main, such as `node24`. */
  mainTarget: string;
  /** Chromium's version in the preload script, such as `chrome140`. */
  preloadTarget: string;
  plugins?: Plugin[];
  /** Files that run before main. */
  inject?: string[];
}

const forElectron: BuildOptions = {
  bundle: true,
  platform: 'node',
  external: ['electron'],
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles main, preload and the engine, so that no node_modules ship. */
export async function bundleDesktop(options: BundleOptions): Promise<void> {
  const { folder, preloadTarget } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await Promise.all([
    writeMain(options),
    build({
      ...forElectron,
      format: 'cjs',
      entryPoints: [join(root, 'app/desktop/preload.ts')],
      outfile: join(folder, 'preload.cjs'),
      target: preloadTarget,
    }),
    bundleEngine(join(folder, 'engine')),
  ]);
  cpSync(join(root, 'build/icons/256x256.png'), join(folder, 'icon.png'));
}

async function writeMain(options: BundleOptions): Promise<void> {
  const parts = await partsOfMain(options);
  await Promise.all(parts.map(({ name, code }) => writeFile(join(options.folder, name), code)));
}

/** A file that main consists of. */
interface MainPart {
  name: string;
  code: string;
}

/**
 * Main in parts: what it loads later is in files of its own, so that a window is there before the host is read. esbuild parts
 * ES modules only, and main is CommonJS in every Electron, so each part is turned into that afterwards.
 */
export async function partsOfMain(
  options: Pick<BundleOptions, 'mainTarget' | 'plugins' | 'inject'>,
): Promise<MainPart[]> {
  const { mainTarget: target, plugins = [], inject = [] } = options;
  const { outputFiles } = await build({
    ...forElectron,
    format: 'esm',
    splitting: true,
    write: false,
    plugins,
    inject,
    entryPoints: [join(root, 'app/desktop/main.ts')],
    outdir: root,
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    target,
    // Read as a whole at each start: the shorter, the sooner. Names stay, for stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    // CommonJS has no import.meta.
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
  });
  return await Promise.all(
    outputFiles.map(async ({ path, text }) => ({
      name: basename(path),
      code: await commonJsOf(text, target),
    })),
  );
}

async function commonJsOf(text: string, target: string): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
  });
  return code;
}
