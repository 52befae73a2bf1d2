import { join } from 'node:path';

/** The folder of the bundle of main: see scripts/build-desktop.ts. All others lie beside it. */
export const bundleFolder = import.meta.dirname;
export const uiFolder = join(bundleFolder, '..', 'ui');
export const packageFolder = join(bundleFolder, '..', '..');

/** What other processes start or copy lies beside the app's archive: see electron-builder.yml. */
export function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');
}
