import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import type { TestElectron } from '../../scripts/desktop/test-electron.ts';

const inOrder = join(import.meta.dirname, '..', '..', 'scripts', 'desktop', 'in-order.sh');
/** Starts of an old Electron that may end on their own. */
const oldStarts = 3;
const lastWords = 2000;

type Startable = Pick<TestElectron, 'binary' | 'driver'>;

/**
 * Starts an Electron under the Playwright that can drive it. Rejects when it ends before it can be driven; an old one is
 * started again then: now and then it ends while its Chromium starts on a machine that has much to do, and nothing of the app
 * is loaded before it is driven.
 */
export async function launch(
  electron: Startable,
  args: string[],
  env: Record<string, string>,
): Promise<ElectronApplication> {
  for (let left = isOld(electron) ? oldStarts - 1 : 0; ; left--) {
    try {
      return await launchOnce(electron, args, env);
    } catch (thrown) {
      if (left === 0) throw thrown;
      console.warn(`Electron is started again. ${thrown instanceof Error ? thrown.message : thrown}`);
    }
  }
}

/** One start; what Electron said last is part of the reason why it failed. */
export async function launchOnce(
  electron: Startable,
  args: string[],
  env: Record<string, string>,
): Promise<ElectronApplication> {
  const driver: typeof import('playwright-core') = createRequire(import.meta.url)(electron.driver);
  if (!isOld(electron)) return await driver._electron.launch({ executablePath: electron.binary, args, env });
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-electron-'));
  const words = join(folder, 'words');
  const own = {
    KISFLOW_TEST_ELECTRON: electron.binary,
    KISFLOW_TEST_NODE: process.execPath,
    KISFLOW_TEST_WORDS: words,
  };
  try {
    return await driver._electron.launch({ executablePath: inOrder, args, env: { ...env, ...own } });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Error(`${why}\n${lastOf(words)}`, { cause: thrown });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isOld({ driver }: Startable): boolean {
  return driver === 'playwright-core-1.30';
}

function lastOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-lastWords);
  } catch {
    return 'It said nothing.';
  }
}
