import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from '../../scripts/desktop/display.ts';
import {
  findTestElectron,
  sandboxArguments,
  type TestElectron,
} from '../../scripts/desktop/test-electron.ts';
import { launchOnce } from './launch.ts';

const atOnce = 2;
const bare = join(import.meta.dirname, 'bench', 'bare');

/** One start, until the window is there and main answers; why it failed, or null. */
async function startOnce(electron: TestElectron, env: Record<string, string>): Promise<string | null> {
  try {
    const app = await launchOnce(electron, [...sandboxArguments(), bare], env);
    const child = app.process();
    await app.firstWindow();
    await app.evaluate(({ app: main }) => main.getVersion());
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Why each of the starts that failed did. */
async function startMany(
  electron: TestElectron,
  count: number,
  display: string | undefined,
): Promise<string[]> {
  const own = Object.entries(process.env).map(([name, value]) => [name, value ?? '']);
  const env = { ...Object.fromEntries(own), ...(display === undefined ? {} : { DISPLAY: display }) };
  const failed: string[] = [];
  let begun = 0;
  async function work(): Promise<void> {
    while (begun < count) {
      begun += 1;
      const why = await startOnce(electron, env);
      if (why !== null) failed.push(why);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}

/**
 * Starts the Electron for tests `count` times, two at a time as the journeys do, and counts the starts that fail. Nothing is
 * started, and all is well, where no Electron can be had.
 */
export async function soakLaunches(_seed: number, count = 400): Promise<{ figures: object; ok: boolean }> {
  const electron = findTestElectron();
  const display = typeof electron === 'string' ? null : await startDisplay();
  if (typeof electron === 'string') return { figures: { skipped: electron }, ok: true };
  if (display === null) return { figures: { skipped: 'there is no Xvfb' }, ok: true };
  const failed = await startMany(electron, count, display.name);
  display.close();
  const load = Number(loadavg()[0]?.toFixed(1));
  return {
    figures: { starts: count, failed: failed.length, reasons: failed, load },
    ok: failed.length === 0,
  };
}
