import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Modules find the files beside them as if they were still where they were written. */
const asWritten: Plugin = {
  name: 'as-written',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * Bundles the command's sources into `folder` and gives the file to start. It does what the sources do, and starts in half of
 * the time: journeys start hundreds.
 */
export async function bundleCommand(folder: string): Promise<string> {
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    target: 'node26',
    legalComments: 'none',
    logLevel: 'warning',
    entryPoints: [join(root, 'app/cli/main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    plugins: [asWritten],
    // Packages written as CommonJS require Node's own modules, and those that are not bundled.
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(${JSON.stringify(join(root, 'package.json'))});`,
    },
  });
  return join(folder, 'main.mjs');
}
