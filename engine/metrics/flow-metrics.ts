import { createServer, type Server, type ServerResponse } from 'node:http';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CodedError } from '../../core/errors/coded-error.ts';
import { thrownText } from '../kis/kis-error.ts';

const functionBuckets = [0.005, 0.01, 0.03, 0.08, 0.1, 0.5, 1, 5, 10, 100, 1000, 5000, 30000];
const functionLabels = ['func_name', 'func_mode'] as const;
const flowLabels = ['flow_name'] as const;

/** KisFlow's counters under its own names and labels (metrics/kis_metrics.go), in a registry of the pool's own. */
export class FlowMetrics {
  readonly registry = new Registry();
  readonly #dataTotal: Counter;
  readonly #flowData: Gauge<'flow_name'>;
  readonly #flowScheduled: Gauge<'flow_name'>;
  readonly #functionScheduled: Gauge<'func_name' | 'func_mode'>;
  readonly #functionDuration: Histogram<'func_name' | 'func_mode'>;
  readonly #flowDuration: Histogram<'flow_name'>;
  #server: Server | undefined;

  constructor() {
    const registers = [this.registry];
    this.#dataTotal = new Counter({
      name: 'kisflow_data_total',
      help: 'Rows of all flows that were run',
      registers,
    });
    this.#flowData = new Gauge({
      name: 'flow_data_total',
      help: 'Rows of each flow that were run',
      labelNames: flowLabels,
      registers,
    });
    this.#flowScheduled = new Gauge({
      name: 'flow_schedule_cnts',
      help: 'Runs of each flow',
      labelNames: flowLabels,
      registers,
    });
    this.#functionScheduled = new Gauge({
      name: 'func_schedule_cnts',
      help: 'Visits of each function',
      labelNames: functionLabels,
      registers,
    });
    this.#functionDuration = new Histogram({
      name: 'func_run_duration',
      help: 'Milliseconds of each function that returned',
      labelNames: functionLabels,
      buckets: functionBuckets,
      registers,
    });
    this.#flowDuration = new Histogram({
      name: 'flow_run_duration',
      help: 'Milliseconds of each run that ended without error',
      labelNames: flowLabels,
      buckets: [...functionBuckets, 60000],
      registers,
    });
  }

  /** A run begins with this many source rows; the moment to give to `runEnded`. */
  runStarted(flow: string, rows: number): number {
    this.#flowScheduled.inc({ flow_name: flow });
    this.#dataTotal.inc(rows);
    this.#flowData.inc({ flow_name: flow }, rows);
    return performance.now();
  }

  runEnded(flow: string, started: number): void {
    this.#flowDuration.observe({ flow_name: flow }, performance.now() - started);
  }

  visitStarted(fname: string, mode: string): number {
    this.#functionScheduled.inc({ func_name: fname, func_mode: mode });
    return performance.now();
  }

  visitEnded(fname: string, mode: string, started: number): void {
    this.#functionDuration.observe({ func_name: fname, func_mode: mode }, performance.now() - started);
  }

  /**
   * Serves the metrics at `/metrics` of a `host:port` (an empty host means all, port 0 any free one); resolves to the port.
   * The server does not keep the program alive. Rejects with `metrics.serve-failed`.
   */
  serve(address: string): Promise<number> {
    const colon = address.lastIndexOf(':');
    const host = address.slice(0, Math.max(colon, 0)).replace(/^\[|\]$/g, '');
    const port = Number(address.slice(colon + 1));
    const server = createServer((request, response) => this.#answer(request.url, response));
    this.#server = server;
    server.unref();
    return new Promise((resolve, reject) => {
      const fail = (thrown: unknown): void =>
        reject(new CodedError('metrics.serve-failed', { address, detail: thrownText(thrown) }, {}, thrown));
      server.once('error', fail);
      try {
        server.listen(port, host === '' ? undefined : host, () => resolve(portOf(server)));
      } catch (thrown) {
        fail(thrown);
      }
    });
  }

  /** Stops serving. */
  close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined || !server.listening) return Promise.resolve();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }

  async #answer(url: string | undefined, response: ServerResponse): Promise<void> {
    if (url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const text = await this.registry.metrics();
    response.writeHead(200, { 'content-type': this.registry.contentType }).end(text);
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
