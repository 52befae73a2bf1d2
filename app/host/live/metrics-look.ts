import { toErrorData } from '../../../core/errors/coded-error.ts';
import type { LiveTold } from './live-look.ts';
import { type MetricsTarget, readMetrics } from './metrics-request.ts';

/** Between two questions, while somebody looks. */
const everyMs = 2000;
const longestWaitMs = 30_000;

/** A window's look at a runner's metrics, kept up until it is ended. */
export interface MetricsLook {
  readonly kind: 'metrics';
  /** Asks no more until somebody looks again; then at once. */
  watch(isWatched: boolean): void;
  end(): void;
}

/** Begins to look; rejects with why there is nothing to see. `tell` is called with what was read first. */
export async function startMetricsLook(
  target: MetricsTarget,
  tell: (told: LiveTold) => void,
): Promise<MetricsLook> {
  const ending = new AbortController();
  const { signal } = ending;
  let isWatched = true;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  tell({ metrics: await readMetrics(target, signal) });
  ask(everyMs);

  function ask(inMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void askNow(), inMs);
  }
  async function askNow(): Promise<void> {
    if (!isWatched || isAsking || signal.aborted) return;
    isAsking = true;
    let next = everyMs;
    try {
      const metrics = await readMetrics(target, signal);
      failures = 0;
      if (!signal.aborted) tell({ metrics });
    } catch (thrown) {
      next = Math.min(longestWaitMs, everyMs * 2 ** Math.min(failures, 10));
      failures += 1;
      if (!signal.aborted) tell({ lost: toErrorData(thrown), retryMs: next });
    } finally {
      isAsking = false;
    }
    if (!signal.aborted) ask(next);
  }

  return {
    kind: 'metrics',
    watch(now) {
      if (now && !isWatched) ask(0);
      isWatched = now;
    },
    end() {
      clearTimeout(timer);
      ending.abort();
    },
  };
}
