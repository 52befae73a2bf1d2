// Makes dist/desktop: main, preload and engine as bundles, beside the user interface in dist/ui, for the Electron of
// package.json. `--lowered` makes dist/lowered instead, for the old Electron that the journeys may have to use.
import { join } from 'node:path';
import { bundleDesktop } from './desktop/bundle.ts';
import { buildLowered } from './desktop/lowered-build.ts';

const root = join(import.meta.dirname, '..');

if (process.argv.includes('--lowered')) await buildLowered(join(root, 'dist', 'lowered'));
else
  await bundleDesktop({
    folder: join(root, 'dist', 'desktop'),
    mainTarget: 'node24',
    preloadTarget: 'chrome140',
  });
