// Set up before all tests of a runner: they start hundreds of engines, and from a bundle one starts five times as fast as
// from sources. It is made anew every time, so that it is never older than the sources.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleEngine } from './engine-bundle.ts';

/** Bundles the engine and names it to all processes that the tests start from sources; gives what clears up. */
export default async function setUp(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-bundled-engine-'));
  await bundleEngine(folder);
  process.env['KISFLOW_STUDIO_ENGINE'] = folder;
  const compiled = join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled');
  mkdirSync(compiled, { recursive: true });
  // The commands and servers themselves are run from sources: Node keeps what it made of them.
  process.env['NODE_COMPILE_CACHE'] ??= compiled;
  return () => rmSync(folder, { recursive: true, force: true });
}
