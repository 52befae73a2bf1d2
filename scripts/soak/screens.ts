import { spawnSync } from 'node:child_process';

/** The walk over every screen, in every size, language and theme; the interface has to be built (`npm run build:ui`). */
export async function soakScreens(): Promise<{ figures: object; ok: boolean }> {
  const { status } = spawnSync('npx', ['playwright', 'test', '-c', 'e2e', 'specs/screens'], {
    stdio: 'inherit',
    env: { ...process.env, KISFLOW_EVERY_SCREEN: '1' },
    shell: process.platform === 'win32',
  });
  return { figures: { walks: 12 }, ok: status === 0 };
}
