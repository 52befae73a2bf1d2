import { spawnSync } from 'node:child_process';

/** Every journey, and a look at where it ends, in three sizes; the interface has to be built. */
export async function soakEnds(): Promise<{ figures: object; ok: boolean }> {
  return { figures: { sizes: 3 }, ok: passes(['--no-deps'], 'KISFLOW_EVERY_END') };
}

/** The walk over every screen, in every size, language and theme; the interface has to be built (`npm run build:ui`). */
export async function soakScreens(): Promise<{ figures: object; ok: boolean }> {
  return { figures: { walks: 12 }, ok: passes(['specs/screens'], 'KISFLOW_EVERY_SCREEN') };
}

/** Whether these journeys pass with more looked for in them. */
function passes(journeys: readonly string[], more: string): boolean {
  const { status } = spawnSync('npx', ['playwright', 'test', '-c', 'e2e', ...journeys], {
    stdio: 'inherit',
    env: { ...process.env, [more]: '1' },
    shell: process.platform === 'win32',
  });
  return status === 0;
}
