import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { randomOf } from '../../../core/samples/random.ts';
import { createFileJournals, type FileJournals } from '../journal/file-journals.ts';

/** What killing hosts and engines in the middle of runs left of their journals. */
export interface JournalKillCounts {
  kills: number;
  /** Of them, those of which the last bytes were no whole frame: they say so. */
  torn: number;
  /** Journals that could not be read to their end, or that say another end than they have. */
  unreadable: number;
  /** Journals that lack what was told to be written. */
  lost: number;
  /** Engines that went on without their host. */
  orphans: number;
  /** Batches and blocks of rows that the journals hold. */
  batches: number;
  blocks: number;
}

/** What is killed: the host, its engine, or both at once. */
const targets = ['host', 'engine', 'both'] as const;
type Target = (typeof targets)[number];

const victimFile = join(import.meta.dirname, 'journal-victim.ts');
/** A kill comes so long after the run's beginning at most. */
const longestRunMs = 400;
/** An engine whose host is gone ends within this time, also on a busy machine. */
const patienceMs = 20_000;

const wordSchema = z.object({
  engine: z.int().optional(),
  batches: z.int().optional(),
  status: z.string().optional(),
});

/** What the host had said when it or its engine was killed. */
interface Victim {
  engine: number;
  /** Batches that it was told are written. */
  batches: number;
  /** How the run ended, where the host lived to tell. */
  status: string | undefined;
}

/** Kills hosts, engines in the middle of runs, and both, at random moments; then opens what they left. */
export async function runJournalKills(kills: number, seed: number): Promise<JournalKillCounts> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-journal-kills-')));
  const random = randomOf(seed);
  const counts: JournalKillCounts = {
    ...{ kills: 0, torn: 0, unreadable: 0, lost: 0, orphans: 0, batches: 0, blocks: 0 },
  };
  try {
    for (; counts.kills < kills; counts.kills++) {
      const runId = `run-${counts.kills}`;
      const target = targets[counts.kills % targets.length] ?? 'both';
      const victim = await kill(root, runId, { target, afterMs: random() * longestRunMs });
      if (!(await isGone(victim.engine))) counts.orphans++;
      await judge(root, runId, { target, victim, counts });
      await rm(join(root, '.studio/runs', runId), { recursive: true });
    }
  } finally {
    await rm(root, { recursive: true });
  }
  return counts;
}

/** Starts a host with a run, and kills it, its engine or both. */
async function kill(
  root: string,
  runId: string,
  { target, afterMs }: { target: Target; afterMs: number },
): Promise<Victim> {
  const host = spawn(process.execPath, [victimFile, root, runId], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(host, 'exit');
  const lines = createInterface({ input: host.stdout });
  const closed = once(lines, 'close');
  const victim: Victim = { engine: 0, batches: 0, status: undefined };
  lines.on('line', (line) => {
    const { engine, batches, status } = wordSchema.parse(JSON.parse(line));
    victim.engine = engine ?? victim.engine;
    victim.batches = batches ?? victim.batches;
    victim.status = status ?? victim.status;
  });
  await once(lines, 'line');
  await delay(afterMs);
  if (target !== 'engine') host.kill('SIGKILL');
  if (target !== 'host') process.kill(victim.engine, 'SIGKILL');
  await Promise.all([exited, closed]);
  return victim;
}

/** Opens a journal as a new host does, and reads all of it. */
async function judge(
  root: string,
  runId: string,
  { target, victim, counts }: { target: Target; victim: Victim; counts: JournalKillCounts },
): Promise<void> {
  const journals = openJournals(root);
  try {
    const { runs } = await journals.list();
    const listed = runs.find((run) => run.runId === runId)?.state;
    const { reader } = await journals.open(runId);
    const { state } = await reader.stateAt(null);
    for (let block = 1; block <= reader.index.kept.length; block++) await reader.block(block);
    for await (const event of reader.visits()) if (event.kind === 'visit') await reader.stateAt(event.visit);
    const hasEnd = target === 'engine';
    const isTrue = hasEnd
      ? state.ended?.status === 'crashed' && victim.status === 'crashed' && listed === 'ended'
      : state.ended === null && listed === 'cut-off';
    if (!isTrue) counts.unreadable++;
    if (state.batches < victim.batches) counts.lost++;
    if (reader.index.tornBytes > 0) counts.torn++;
    counts.batches += state.batches;
    counts.blocks += reader.index.kept.length;
  } catch (thrown) {
    console.error(thrown);
    counts.unreadable++;
  } finally {
    await journals.close();
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await delay(20)) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
  }
  return false;
}

function openJournals(root: string): FileJournals {
  const onTrouble = (error: Error): void => {
    throw error;
  };
  return createFileJournals(root, { onTrouble, isReadOnly: async () => false });
}
