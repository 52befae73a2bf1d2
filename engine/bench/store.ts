import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnConfig } from '../../core/config/types.ts';
import { createContext } from '../kis/context.ts';
import type { Flow } from '../kis/flow.ts';
import { createPool, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { openStore } from '../store/embedded-store.ts';
import { loadCall, saveCall } from '../store/store-call.ts';
import { startEngine, startStore, whenFinished } from './child.ts';
import { measure, print, rate } from './measure.ts';

const silent = (): void => {};
const context = createContext({ debug: silent, info: silent, warn: silent, error: silent });
const prices = 1_000;
const conn: ConnConfig = {
  kistype: 'conn',
  cname: 'Prices',
  addrs: '',
  type: 'redis',
  key: '',
  params: { key: 'sku' },
  load: [],
  save: [],
};

interface Sale {
  sku: string;
}
type Look = (context: unknown, flow: Flow, rows: Sale[]) => Promise<void>;

/** Ways to load a row for each row, as people write them. They run here and, as text, in the engine. */
const ways: Record<string, Look> = {
  'one by one': async (_context, flow, rows) => {
    const store = flow.getConnector();
    for (const row of rows) flow.commitRow(await store.call(row.sku));
  },
  'all at once': async (_context, flow, rows) => {
    const store = flow.getConnector();
    flow.commitRowBatch(await Promise.all(rows.map((row) => store.call(row.sku))));
  },
  'in one call': async (_context, flow, rows) => {
    flow.commitRow(await flow.getConnector().call(rows.map(({ sku }) => ({ sku }))));
  },
};

/** A load a row: from the store in a process of its own, through the host, beside a store in the process of the code. */
export async function bench(): Promise<void> {
  print('store: rows/s of a load a row, behind its border and in the same process');
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-bench-'));
  try {
    const path = join(folder, 'store.sqlite');
    fill(path);
    for (const [name, look] of Object.entries(ways)) await compare(path, name, look);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(path: string, name: string, look: Look): Promise<void> {
  const total = 20_000;
  const rows = Array.from({ length: total }, (_, index) => ({ sku: `s${(index * 7) % prices}` }));
  const near = inProcess(path, look);
  const far = behindBorder(path, look);
  try {
    const measured = await measure([
      { name: 'near', work: () => near.run(rows) },
      { name: 'far', work: () => far.run(rows) },
    ]);
    const [nearRate, farRate] = [measured.time('near'), measured.time('far')].map((ms) => rate(total, ms));
    const ratio = measured.ratio('far', 'near').toFixed(2);
    print(`  ${name}: behind the border ${farRate}, in the process ${nearRate}, ratio of times ${ratio}`);
  } finally {
    near.close();
    far.close();
  }
}

function fill(path: string): void {
  const store = openStore(path);
  const rows = Array.from({ length: prices }, (_, index) => ({ sku: `s${index}`, price: index, name: 'x' }));
  store.save(saveCall(conn, rows));
  store.close();
}

function inProcess(path: string, look: Look) {
  const store = openStore(path);
  const pool = createPool();
  pool.faas('Look', look);
  pool.connector('Prices', {
    load: async (_context, _conn, _fn, _flow, args) =>
      store.load(loadCall(conn, args)).map((row): unknown => JSON.parse(row)),
  });
  const flow = newFlow(newFlowConfig('Main'), pool);
  flow.link(newFuncConfig('Look', 'Load'), {}, structuredClone(conn));
  return {
    async run(rows: readonly Sale[]): Promise<void> {
      for (let start = 0; start < rows.length; start += 1000) {
        for (const row of rows.slice(start, start + 1000)) flow.commitRow(row);
        await flow.run(context);
      }
    },
    close: store.close,
  };
}

function behindBorder(path: string, look: Look) {
  const root = join(path, '..');
  const engine = startEngine(root);
  const store = startStore(path);
  engine.caller.on('store.calls', async (calls) => {
    await engine.caller.call('store.answers', await store.caller.call('store.calls', calls));
  });
  const files = [
    { path: 'conf/flow.yml', text: 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: Look\n' },
    { path: 'conf/func.yml', text: 'kistype: func\nfname: Look\nfmode: Load\noption:\n  cname: Prices\n' },
    { path: 'conf/conn.yml', text: 'kistype: conn\ncname: Prices\ntype: redis\nparams:\n  key: sku\n' },
    { path: 'functions/Look.ts', text: `export default ${look.toString()};` },
  ];
  const options = { batchSize: 1000, journal: 'none' as const, logs: false };
  let runs = 0;
  return {
    async run(rows: readonly Sale[]): Promise<void> {
      const runId = `run-${++runs}`;
      const finished = whenFinished(engine.caller, runId);
      await engine.caller.call('run.start', { runId, flow: 'Main', root, files, options });
      const lines = rows.map((row) => JSON.stringify(row)).join('\n');
      await engine.caller.call('run.feed', { runId, lines, firstLine: 1, last: true });
      await finished;
      await engine.caller.call('run.forget', { runId });
    },
    close() {
      engine.process.kill();
      store.process.kill();
    },
  };
}
