import { spawnSync } from 'node:child_process';

const rounds = Number(process.env['ROUNDS'] ?? 10);

/**
 * The unit tests with other examples in each round: where a property does not hold, the round's seed is told, and the test
 * itself says what it found. The first round is that of `seed`, so SEED with ROUNDS=1 repeats one.
 */
export async function soakProperties(seed: number): Promise<{ figures: object; ok: boolean }> {
  const failed: number[] = [];
  for (let round = seed; round < seed + rounds; round++) {
    const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', '--reporter', 'dot'], {
      stdio: 'inherit',
      env: { ...process.env, KISFLOW_STUDIO_SEED: String(round) },
      shell: process.platform === 'win32',
    });
    if (status !== 0) failed.push(round);
  }
  return { figures: { rounds, failed }, ok: failed.length === 0 };
}
