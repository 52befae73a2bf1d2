import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { exitCodes } from '../../app/cli/exit-codes.ts';
import { enginesOf } from '../fixtures/engine-process.ts';
import type { Attack } from './attack.ts';
import { writeAttackProject } from './attack-project.ts';
import type { AttackTargets } from './attack-targets.ts';

const command = join(import.meta.dirname, '..', '..', 'app', 'cli', 'kisflow-studio.mjs');

/** How long the engine has had when a run is stopped that nobody would hear the end of; the others come to an end by themselves. */
const stopAfterMs = 3_000;
const pollMs = 50;

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
  if (hangs) void interrupt(child);
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  rmSync(at.root, { recursive: true });
  const wanted = hangs ? [exitCodes.interrupted] : [exitCodes.ok, exitCodes.failed];
  return {
    results: resultsIn(output),
    hits: targets.hits(output + errors),
    isHostAlive: wanted.some((one) => one === code),
  };
}

/** A command that has not started its engine yet does not listen to Ctrl-C, and would end without a word on a busy machine. */
async function interrupt(child: ChildProcess): Promise<void> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  while (child.exitCode === null && enginesOf(child.pid ?? 0).length === 0) await wait(pollMs);
  await wait(stopAfterMs);
  child.kill('SIGINT');
}

function resultsIn(output: string): string[] {
  if (!output.trimEnd().endsWith('}')) return [];
  const document: { nodes?: { out?: { result?: string }[] }[] } = JSON.parse(output);
  return (document.nodes ?? []).flatMap(({ out }) => (out ?? []).flatMap(({ result }) => result ?? []));
}
