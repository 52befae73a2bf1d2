import { CodedError } from '../../../core/errors/coded-error.ts';
import type { SupervisorSettings } from '../engine/supervisor.ts';
import type { EngineEvents, RunEngine } from '../run-engine.ts';

/** Comparisons with programs, one at a time, each with an engine of its own; an earlier one is stopped. */
export function createComparisonRunner(
  settings: SupervisorSettings,
  emit: EngineEvents,
): {
  run: RunEngine['compare'];
  stop: RunEngine['stopCompare'];
  /** Ends its engine and its program; none is started after. */
  close(): Promise<void>;
} {
  let current = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();
  let isOver = false;

  async function stop(): Promise<void> {
    current.abort();
    await queue;
  }
  return {
    run(makeRequest) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const next = queue.then(async () => {
        if (isOver) throw new CodedError('process.ended');
        const request = await makeRequest();
        const { compareNow, stopped } = await import('./compare-now.ts');
        return await compareNow(settings, request, signal, emit).catch((thrown: unknown) => {
          // Whatever a stop broke off is told as that.
          throw signal.aborted ? stopped() : thrown;
        });
      });
      queue = next.catch(() => undefined);
      return next;
    },
    stop,
    async close() {
      isOver = true;
      await stop();
    },
  };
}
