import type { JournalRows } from '../../core/contract/host/runs.ts';
import { type LogEntry, runOptionsSchema, type StorageKind } from '../../core/contract/run-payloads.ts';
import { isForEngine } from '../../core/project/engine-files.ts';
import type { RunHandle } from '../host/engine/run.ts';
import { errorCode } from '../host/project/file-error.ts';
import { prepareStudioFile, storeFileOf } from '../host/project/studio-folder.ts';
import { fileRows, limitRows, type RowSource, streamRows } from '../host/rows/row-source.ts';
import type { ReadFolder } from './read-folder.ts';
import type { NodeRows } from './run-document.ts';
import type { RowOutlet } from './run-output.ts';
import type { ChainNode } from './run-report.ts';
import type { RunView } from './run-view.ts';

export interface FlowRun {
  read: ReadFolder;
  flow: string;
  /** A file, or `-` for standard input. */
  rows: string;
  limit: number | undefined;
  storage: StorageKind;
  /** Where the rows out of every function go; undefined for nowhere. */
  out: ((chain: readonly ChainNode[]) => Promise<RowOutlet>) | undefined;
  /** Rows to fetch of each side of every function when the run has ended. */
  rowsToShow: number;
  /** Engines that share the rows; default: one. */
  workers?: number | undefined;
  options: {
    batchSize: number | undefined;
    maxVisitsPerBatch: number | undefined;
    delayMs: number | undefined;
    onError: 'stop' | 'record' | undefined;
  };
  createView(chain: readonly ChainNode[]): RunView;
}

/** Log lines that the run's document holds. */
export const keptLogs = 1000;
/** Counters are shown at most so often. */
export const shownEveryMs = 33;
const noRows: JournalRows = { rows: [], matching: 0, kept: 0, total: 0 };

/** What an engine is asked for. */
export async function startRequest({ read, flow, options, out, storage }: FlowRun, runId: string) {
  const { batchSize, maxVisitsPerBatch, delayMs, onError } = options;
  const files = [...read.project.files.values()].filter(isForEngine);
  return {
    runId,
    flow,
    root: read.root,
    files,
    storePath: storage === 'real' ? null : await storePathOf(read.root),
    storage,
    options: runOptionsSchema.parse({
      ...{ batchSize, maxVisitsPerBatch, delayMs, onError },
      outputs: out !== undefined,
    }),
  };
}

/** The store that the Studio uses for this folder; in memory, for one run, where nothing can be written. */
async function storePathOf(root: string): Promise<string | null> {
  try {
    return await prepareStudioFile(root, storeFileOf(root));
  } catch (thrown) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(errorCode(thrown))) return null;
    throw thrown;
  }
}

export function rowSource({ rows, limit }: FlowRun): RowSource {
  const source = rows === '-' ? streamRows(process.stdin, 'stdin') : fileRows(rows);
  return limit === undefined ? source : limitRows(source, limit);
}

/** The first rows on both sides of every place. */
export async function fetchRows(handle: RunHandle, limit: number): Promise<NodeRows[]> {
  return await Promise.all(
    (await handle.began).map(async (_, node) => ({
      in: await fetchSide(handle, node, 'in', limit),
      out: await fetchSide(handle, node, 'out', limit),
    })),
  );
}

async function fetchSide(
  handle: RunHandle,
  node: number,
  side: 'in' | 'out',
  limit: number,
): Promise<JournalRows> {
  if (limit === 0) return noRows;
  return await handle.rows({ node, side, limit });
}

/** The first log lines of a run, and how many more there were. */
export function createLogs() {
  const entries: LogEntry[] = [];
  let dropped = 0;
  return {
    entries,
    dropped: () => dropped,
    add(more: readonly LogEntry[], lost: number) {
      const kept = more.slice(0, keptLogs - entries.length);
      entries.push(...kept);
      dropped += lost + more.length - kept.length;
    },
  };
}
