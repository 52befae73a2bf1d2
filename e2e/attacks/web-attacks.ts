import { rmSync } from 'node:fs';
import type { Attack } from './attack.ts';
import { writeAttackProject } from './attack-project.ts';
import type { AttackTargets } from './attack-targets.ts';
import type { WebHost } from './web-host.ts';

/** When a run is stopped that nobody would hear the end of. */
const stopAfterMs = 3_000;

/** Runs attacks in the web host as a window would: what was hit outside, and whether the host lives. */
export async function attackWebHost(
  host: WebHost,
  attacks: readonly Attack[],
  targets: AttackTargets,
  name: string,
): Promise<{ hits: string[]; isHostAlive: boolean }> {
  const at = targets.of(name);
  writeAttackProject(attacks, at);
  const projectId = await host.open(at.root);
  const run = host.begin(projectId, 'Main');
  const hangs = attacks.some((attack) => attack.hangs);
  const stop = hangs ? setTimeout(() => void stopRun(host, run.runId), stopAfterMs) : undefined;
  await run.finished;
  clearTimeout(stop);
  const isHostAlive = await host.isAlive();
  const hits = targets.hits(host.told());
  await host.call('project.close', { projectId });
  rmSync(at.root, { recursive: true });
  return { hits, isHostAlive };
}

async function stopRun(host: WebHost, runId: string): Promise<void> {
  await host.call('run.control', { runId, action: 'stop' }).catch(() => undefined);
}
