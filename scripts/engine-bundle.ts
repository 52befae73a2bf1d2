import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/**
 * Bundles the processes of the engine, the store, the connectors, the sources and the reader of Go into `folder`, without packages beside them. They run on Node 26 everywhere.
 * User code imports the library of the same process: they share their modules.
 */
export async function bundleEngine(folder: string): Promise<void> {
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
      'connect/entry': join(root, 'app/connect/entry.ts'),
      'sources/entry': join(root, 'app/sources/entry.ts'),
      'go-code/entry': join(root, 'app/go-code/entry.ts'),
      'user-library': join(root, 'engine/user-library.ts'),
    },
    // Its other half is read from a file beside it, which a bundle has not.
    alias: { '@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled' },
    outdir: folder,
    chunkNames: '[name]-[hash]',
    // Packages written as CommonJS require Node's own modules.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
}
