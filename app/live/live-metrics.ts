import { Counter, Gauge } from 'prom-client';
import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { FlowMetrics } from '../../engine/metrics/flow-metrics.ts';
import type { Lag } from '../sources/source-reader.ts';

const labels = ['source'] as const;

/** The chain's functions, by place. */
export type ChainNodes = readonly { fname: string; mode: string }[];

/** KisFlow's own metrics, of the batches that ran, and what only a live run has. */
export interface LiveMetrics {
  /** One run of a flow over so many rows. */
  ran(flow: string, nodes: ChainNodes, rows: number, end: LiveBatchEnd): void;
  acknowledged(source: string, messages: number): void;
  dead(source: string, messages: number): void;
  retried(source: string): void;
  lag(source: string, lags: readonly Lag[]): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
  /** As data, which several workers' are added up from. */
  json(): Promise<{ name: string }[]>;
}

export function createLiveMetrics(): LiveMetrics {
  const kisflow = new FlowMetrics();
  const registers = [kisflow.registry];
  const messages = new Counter({
    name: 'kisflow_live_messages_total',
    help: 'Messages that are done: their rows were run, or they are among the dead letters',
    labelNames: labels,
    registers,
  });
  const dead = new Counter({
    name: 'kisflow_live_dead_letters_total',
    help: 'Messages that the flow went on without',
    labelNames: labels,
    registers,
  });
  const retries = new Counter({
    name: 'kisflow_live_retries_total',
    help: 'Batches that were tried again, and acknowledgements',
    labelNames: labels,
    registers,
  });
  const waiting = new Gauge({
    name: 'kisflow_live_lag',
    help: 'What waits in each part of a source: messages, or bytes of files',
    labelNames: ['source', 'part'] as const,
    aggregator: 'max',
    registers,
  });
  const last = new Gauge({
    name: 'kisflow_live_last_batch_timestamp_seconds',
    help: 'When the last batch was acknowledged',
    labelNames: labels,
    aggregator: 'max',
    registers,
  });
  /** The parts that were told of last: a part that is gone must not go on waiting. */
  const parts = new Map<string, readonly string[]>();
  return {
    ran(flow, nodes, rows, { visits, error, durationMs }) {
      kisflow.runStarted(flow, rows);
      for (const [node, , , milliseconds] of visits) {
        const { fname, mode } = nodes[node] ?? { fname: '', mode: '' };
        const now = kisflow.visitStarted(fname, mode);
        if (milliseconds !== null) kisflow.visitEnded(fname, mode, now - milliseconds);
      }
      if (error === undefined) kisflow.runEnded(flow, performance.now() - durationMs);
    },
    acknowledged(source, count) {
      messages.inc({ source }, count);
      last.set({ source }, Date.now() / 1000);
    },
    dead: (source, count) => dead.inc({ source }, count),
    retried: (source) => retries.inc({ source }),
    lag(source, lags) {
      for (const part of parts.get(source) ?? []) waiting.remove({ source, part });
      parts.set(
        source,
        lags.map(({ part }) => part),
      );
      for (const { part, waiting: count } of lags) waiting.set({ source, part }, count);
    },
    text: () => kisflow.registry.metrics(),
    contentType: kisflow.registry.contentType,
    json: () => kisflow.registry.getMetricsAsJSON(),
  };
}
