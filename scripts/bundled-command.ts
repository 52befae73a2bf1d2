// Set up before the journeys: their servers run a bundle of the sources, made anew, which starts in half of the time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundledEngine from './bundled-engine.ts';
import { bundleCommand } from './command-bundle.ts';

/** Bundles the command and the engine, and names both to the journeys; gives what clears up. */
export default async function setUp(): Promise<() => void> {
  const clearUp = await bundledEngine();
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-bundled-command-'));
  process.env['KISFLOW_STUDIO_COMMAND'] = await bundleCommand(folder);
  return () => {
    clearUp();
    rmSync(folder, { recursive: true, force: true });
  };
}
