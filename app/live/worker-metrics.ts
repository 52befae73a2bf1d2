import { AggregatorRegistry, type Registry } from 'prom-client';

/** A metric as data, as a worker tells it. */
type Metric = { name: string; type?: unknown };

/**
 * What all workers have counted, those included that died: a sum that falls is taken for a counter that began anew, and what is
 * left of it for what was just counted.
 */
export interface WorkerMetrics {
  /** What a worker told last. */
  told(worker: number, metrics: readonly Metric[]): void;
  /** Its counters stay; what it had waiting is no more. */
  died(worker: number): Promise<void>;
  registry(): Registry;
}

export function createWorkerMetrics(): WorkerMetrics {
  const last = new Map<number, readonly Metric[]>();
  let gone: readonly Metric[] = [];
  return {
    told(worker, metrics) {
      last.set(worker, metrics);
    },
    async died(worker) {
      const counted = (last.get(worker) ?? []).filter(({ type }) => type !== 'gauge');
      last.delete(worker);
      gone = await AggregatorRegistry.aggregate([gone, counted]).getMetricsAsJSON();
    },
    registry: () => AggregatorRegistry.aggregate([gone, ...last.values()]),
  };
}
