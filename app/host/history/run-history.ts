import { readFile, rm } from 'node:fs/promises';
import * as z from 'zod';
import type { RunSummary } from '../../../core/contract/host/runs.ts';
import { finishedSchema } from '../../../core/contract/run-payloads.ts';
import { historyFileOf } from '../project/studio-folder.ts';

/** A line of the history that earlier versions kept. */
const entrySchema = z.object({
  runId: z.string(),
  flow: z.string(),
  startedAt: z.number(),
  finished: finishedSchema,
  batchSize: z.int(),
  source: z.string(),
});

/** The runs that earlier versions kept: of these there are counts only. Lines of another kind are skipped. */
export async function listHistory(root: string): Promise<RunSummary[]> {
  const text = await readFile(historyFileOf(root), 'utf8').catch(() => '');
  return text
    .split('\n')
    .map(parseEntry)
    .filter((entry) => entry !== undefined);
}

export async function clearHistory(root: string): Promise<void> {
  await rm(historyFileOf(root), { force: true });
}

function parseEntry(line: string): RunSummary | undefined {
  try {
    const { data } = entrySchema.safeParse(JSON.parse(line));
    return data && { ...data, state: 'ended', alone: null, level: 'counters', bytes: 0 };
  } catch {
    return undefined;
  }
}
