import type { EventPayload } from '../../../core/contract/contract.ts';
import type { EngineContract } from '../../../core/contract/engine-contract.ts';

type Progress = EventPayload<EngineContract, 'run.progress'>;
type Logs = EventPayload<EngineContract, 'run.logs'>;

/** Counters and logs go on from here at most so often. */
const everyMs = 33;
const mostVisits = 200;

/**
 * An engine tells at once what might be the last it tells; people and windows need to hear of it thirty times a second. The
 * first event goes on at once, later ones together; `flush` comes before whatever must not overtake them.
 */
export interface EventGatherer {
  progress(progress: Progress): void;
  logs(logs: Logs): void;
  flush(): void;
}

export function createEventGatherer(send: {
  progress(progress: Progress): void;
  logs(logs: Logs): void;
}): EventGatherer {
  const progresses = new Map<string, Progress>();
  const waitingLogs = new Map<string, Logs>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sentAt = Number.NEGATIVE_INFINITY;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (progresses.size + waitingLogs.size === 0) return;
    sentAt = performance.now();
    const [counted, logged] = [[...progresses.values()], [...waitingLogs.values()]];
    progresses.clear();
    waitingLogs.clear();
    for (const logs of logged) send.logs(logs);
    for (const progress of counted) send.progress(progress);
  }
  function schedule(): void {
    if (timer !== undefined) return;
    const wait = sentAt + everyMs - performance.now();
    if (wait <= 0) flush();
    else timer = setTimeout(flush, wait);
  }

  return {
    progress(progress) {
      const before = progresses.get(progress.runId);
      progresses.set(progress.runId, before ? joined(before, progress) : progress);
      schedule();
    },
    logs({ runId, entries, dropped }) {
      const waiting = waitingLogs.get(runId) ?? { runId, entries: [], dropped: 0 };
      waiting.entries.push(...entries);
      waiting.dropped += dropped;
      waitingLogs.set(runId, waiting);
      schedule();
    },
    flush,
  };
}

/** The later one, with the visits of both: none is told twice. */
function joined(before: Progress, after: Progress): Progress {
  const visits = [...before.visits, ...after.visits];
  const over = Math.max(0, visits.length - mostVisits);
  const visitsDropped = before.visitsDropped + after.visitsDropped + over;
  return { ...after, visits: visits.slice(over), visitsDropped };
}
