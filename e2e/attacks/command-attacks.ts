import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { exitCodes } from '../../app/cli/exit-codes.ts';
import type { Attack } from './attack.ts';
import { writeAttackProject } from './attack-project.ts';
import type { AttackTargets } from './attack-targets.ts';

const command = join(import.meta.dirname, '..', '..', 'app', 'cli', 'kisflow-studio.mjs');

/** When a run is stopped that nobody would hear the end of; the others come to an end by themselves. */
const stopAfterMs = 3_000;

/** What came of attacks that ran in one run of the command. */
export interface CommandResult {
  /** What each attack got, in words of its own; fewer when the run ended early. */
  results: string[];
  /** What was hit outside; empty when nothing got out. */
  hits: string[];
  /** Whether the command told of the run and ended as it does. */
  isHostAlive: boolean;
}

/** Runs attacks on the command line: one flow, one engine. */
export async function attackCommand(
  attacks: readonly Attack[],
  targets: AttackTargets,
  name: string,
): Promise<CommandResult> {
  const at = targets.of(name);
  writeAttackProject(attacks, at);
  const child = spawn(process.execPath, [command, 'run', at.root, '--json'], {
    // The engine as sources: attacks name its files, as they lie in the installed package.
    env: { ...process.env, ...targets.env, KISFLOW_STUDIO_ENGINE: undefined, LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hangs = attacks.some((attack) => attack.hangs);
  const stop = hangs ? setTimeout(() => child.kill('SIGINT'), stopAfterMs) : undefined;
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  clearTimeout(stop);
  rmSync(at.root, { recursive: true });
  const wanted = hangs ? [exitCodes.interrupted] : [exitCodes.ok, exitCodes.failed];
  return {
    results: resultsIn(output),
    hits: targets.hits(output + errors),
    isHostAlive: wanted.some((one) => one === code),
  };
}

function resultsIn(output: string): string[] {
  if (!output.trimEnd().endsWith('}')) return [];
  const document: { nodes?: { out?: { result?: string }[] }[] } = JSON.parse(output);
  return (document.nodes ?? []).flatMap(({ out }) => (out ?? []).flatMap(({ result }) => result ?? []));
}
