import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { JournalState } from '../../../core/contract/journal.ts';
import { createTestEngine } from '../engine/test-engine.ts';
import { createFileJournals, type FileJournals } from '../journal/file-journals.ts';
import { randomOf } from './random.ts';

/** What killing hosts and engines in the middle of runs left of their journals. */
export interface JournalKillCounts {
  kills: number;
  /** Journals that could not be read to their end, or say another end than they have. */
  unreadable: number;
  /** Journals that lack what was told to be written. */
  lost: number;
  /** Batches that the journals hold. */
  batches: number;
}

const victimFile = join(import.meta.dirname, 'journal-victim.ts');
const loop = 'export default async (ctx, flow, rows) => { flow.commitRowBatch(rows); };';

/** Kills hosts that write journals, and engines in the middle of runs, at random moments; then opens what they left. */
export async function runJournalKills(kills: number, seed: number): Promise<JournalKillCounts> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-journal-kills-')));
  const random = randomOf(seed);
  const counts: JournalKillCounts = { kills: 0, unreadable: 0, lost: 0, batches: 0 };
  try {
    for (; counts.kills < kills; counts.kills++)
      await (counts.kills % 2 === 0 ? killHost(root, random, counts) : killEngine(root, random, counts));
  } finally {
    await rm(root, { recursive: true });
  }
  return counts;
}

async function killHost(root: string, random: () => number, counts: JournalKillCounts): Promise<void> {
  const runId = `host-${counts.kills}`;
  const child = spawn(process.execPath, [victimFile, root, runId], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  let told = 0;
  lines.on('line', (line) => {
    told = Number(JSON.parse(line).batches);
  });
  await once(lines, 'line');
  await delay(random() * 150);
  child.kill('SIGKILL');
  await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  await judge(root, runId, counts, (state, listed) => {
    if (state.ended !== null || listed !== 'cut-off') counts.unreadable++;
    if (state.batches < told) counts.lost++;
  });
  await rm(join(root, '.studio/runs', runId), { recursive: true });
}

async function killEngine(root: string, random: () => number, counts: JournalKillCounts): Promise<void> {
  const engine = createTestEngine();
  const journals = openJournals(root);
  try {
    const rows = Array.from({ length: 50_000 }, (_, n) => ({ n }));
    const options = { batchSize: 10, journal: 'full' } as const;
    const run = await engine.start({ functions: { A: loop, B: loop }, rows, options }, journals.begin);
    await delay(random() * 150);
    const { pid } = engine.supervisor.state();
    if (pid !== null) process.kill(pid, 'SIGKILL');
    const { status } = await run.finished;
    await journals.close();
    await judge(root, run.runId, counts, (state, listed) => {
      if (state.ended?.status !== status || listed !== 'ended') counts.unreadable++;
    });
    await rm(join(root, '.studio/runs', run.runId), { recursive: true });
  } finally {
    await journals.close();
    await engine.close();
  }
}

/** Opens a journal as a new host does, and reads all of it. */
async function judge(
  root: string,
  runId: string,
  counts: JournalKillCounts,
  look: (state: JournalState, listed: string | undefined) => void,
): Promise<void> {
  const journals = openJournals(root);
  try {
    const { runs } = await journals.list();
    const { reader } = await journals.open(runId);
    const { state } = await reader.stateAt(null);
    for (let block = 1; block <= reader.index.kept.length; block++) await reader.block(block);
    counts.batches += state.batches;
    look(state, runs.find((run) => run.runId === runId)?.state);
  } catch (thrown) {
    console.error(thrown);
    counts.unreadable++;
  } finally {
    await journals.close();
  }
}

function openJournals(root: string): FileJournals {
  const onTrouble = (error: Error): void => {
    throw error;
  };
  return createFileJournals(root, { onTrouble, isReadOnly: async () => false });
}
