import type { JournalEvent } from '../../core/contract/journal.ts';
import type { LogEntry } from '../../core/contract/run-payloads.ts';
import { logsOf } from '../../core/run/journal/logs.ts';
import { globalBatch } from '../../core/run/worker-batches.ts';
import { keptLogs } from './flow-run.ts';

interface Said {
  entries: LogEntry[];
  dropped: number;
}

/** The log lines of several workers: as they come, and at the end those of the first batches, batch by batch. */
export interface WorkerLogs {
  /** The lines among events, with the numbers that their batches have among all. */
  add(worker: number, events: readonly JournalEvent[]): Said;
  /** The first lines in the order of one worker, bounded, and how many more there were. */
  all(): Said;
}

export function createWorkerLogs(workers: number): WorkerLogs {
  const kept = Array.from({ length: workers }, (): LogEntry[] => []);
  let lost = 0;

  /** All workers say the same while they load, and the rounded numbers of all are told together. */
  function isTold(worker: number, { batch, error }: LogEntry): boolean {
    if (error?.code === 'process.numbers-rounded') return false;
    return worker === 0 || batch !== undefined;
  }
  return {
    add(worker, events) {
      const { entries, dropped } = logsOf(events);
      const told = entries
        .filter((entry) => isTold(worker, entry))
        .map((entry) => {
          const { batch } = entry;
          return batch === undefined ? entry : { ...entry, batch: globalBatch(worker, batch, { workers }) };
        });
      const list = kept[worker] ?? [];
      const more = told.slice(0, keptLogs - list.length);
      list.push(...more);
      lost += dropped + told.length - more.length;
      return { entries: told, dropped };
    },
    all() {
      const sorted = kept.flat().toSorted((a, b) => (a.batch ?? 0) - (b.batch ?? 0));
      const entries = sorted.slice(0, keptLogs);
      return { entries, dropped: lost + sorted.length - entries.length };
    },
  };
}
