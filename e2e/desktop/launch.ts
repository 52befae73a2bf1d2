import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import type { TestElectron } from '../../scripts/desktop/test-electron.ts';

const inOrder = join(import.meta.dirname, '..', '..', 'scripts', 'desktop', 'in-order.sh');

/** Starts an Electron under the Playwright that can drive it. Rejects when it ends before it can be driven. */
export function launch(
  electron: Pick<TestElectron, 'binary' | 'driver'>,
  args: string[],
  env: Record<string, string>,
): Promise<ElectronApplication> {
  const driver: typeof import('playwright-core') = createRequire(import.meta.url)(electron.driver);
  const isOld = electron.driver === 'playwright-core-1.30';
  return driver._electron.launch({
    executablePath: isOld ? inOrder : electron.binary,
    args,
    env: isOld
      ? { ...env, KISFLOW_TEST_ELECTRON: electron.binary, KISFLOW_TEST_NODE: process.execPath }
      : env,
  });
}
