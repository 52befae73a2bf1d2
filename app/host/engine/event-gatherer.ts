/** Events go on from here at most so often. */
const everyMs = 33;

/** Events of one run's journal; `from` is the number of the first. */
export interface GatheredEvents {
  runId: string;
  from: number;
  lines: string;
}

/**
 * An engine tells at once what might be the last it tells; windows need to hear of it thirty times a second. The first events go on
 * at once, later ones together, and those that cannot wait with all that came before them.
 */
export interface EventGatherer {
  add(runId: string, events: number, lines: string, isUrgent: boolean): void;
}

export function createEventGatherer(send: (events: GatheredEvents) => void): EventGatherer {
  /** By run: the number of the next event, and what waits. */
  const runs = new Map<string, { next: number; from: number; lines: string }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sentAt = Number.NEGATIVE_INFINITY;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    sentAt = performance.now();
    for (const [runId, run] of runs) {
      if (run.lines === '') continue;
      const { from, lines } = run;
      run.from = run.next;
      run.lines = '';
      send({ runId, from, lines });
    }
  }

  return {
    add(runId, events, lines, isUrgent) {
      const run = runs.get(runId) ?? { next: 1, from: 1, lines: '' };
      runs.set(runId, run);
      run.next += events;
      run.lines += lines;
      const wait = isUrgent ? 0 : sentAt + everyMs - performance.now();
      if (wait <= 0) flush();
      else timer ??= setTimeout(flush, wait);
    },
  };
}
