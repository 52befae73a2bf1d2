import { spawnSync } from 'node:child_process';

/** Every journey, and a look at where it ends, in three sizes; the interface has to be built. */
export async function soakEnds(): Promise<{ figures: object; ok: boolean }> {
  const { status } = spawnSync('npx', ['playwright', 'test', '-c', 'e2e', '--no-deps'], {
    stdio: 'inherit',
    env: { ...process.env, KISFLOW_EVERY_END: '1' },
    shell: process.platform === 'win32',
  });
  return { figures: { sizes: 3 }, ok: status === 0 };
}

/** The walk over every screen, in every size, language and theme; the interface has to be built (`npm run build:ui`). */
export async function soakScreens(): Promise<{ figures: object; ok: boolean }> {
  const { status } = spawnSync('npx', ['playwright', 'test', '-c', 'e2e', 'specs/screens'], {
    stdio: 'inherit',
    env: { ...process.env, KISFLOW_EVERY_SCREEN: '1' },
    shell: process.platform === 'win32',
  });
  return { figures: { walks: 12 }, ok: status === 0 };
}
