import { afterEach, expect, test } from 'vitest';
import { newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { Pool } from '../pool/pool.ts';
import { FlowMetrics } from './flow-metrics.ts';

const enabled = {
  kistype: 'global',
  prometheus_enable: true,
  prometheus_listen: false,
  prometheus_serve: '',
};
const pools: Pool[] = [];
const served: FlowMetrics[] = [];
afterEach(async () => {
  await Promise.all([...pools.splice(0), ...served.splice(0)].map((one) => one.close()));
});

/** A pool that counts, with a function that hands its rows on, one that fails, and a flow of each. */
async function countingPool(): Promise<Pool> {
  const pool = new Pool();
  pools.push(pool);
  await pool.configureMetrics(enabled);
  pool.faas('Pass', (_ctx, flow, rows) => flow.commitRowBatch(rows));
  pool.faas('Fail', () => {
    throw new Error('no');
  });
  return pool;
}

function flowOf(pool: Pool, name: string, fnames: readonly string[], status = 1) {
  const flow = newFlow(newFlowConfig(name, status), pool);
  for (const fname of fnames) flow.link(newFuncConfig(fname, 'Verify'));
  return flow;
}

/** Every sample as `name{label="value"}: value`, without buckets and sums of times. */
async function samplesOf(pool: Pool): Promise<string[]> {
  const text = (await pool.metrics?.registry.metrics()) ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !/_bucket|_sum/.test(line))
    .sort();
}

test('runs, visits and rows are counted under KisFlow’s names and labels', async () => {
  const pool = await countingPool();
  const flow = flowOf(pool, 'F', ['Pass', 'Pass']);
  flow.commitRowBatch([1, 2, 3].map((id) => ({ id })));
  await flow.run();
  flow.commitRow({ id: 4 });
  await flow.run();
  expect(await samplesOf(pool)).toEqual([
    'flow_data_total{flow_name="F"} 4',
    'flow_run_duration_count{flow_name="F"} 2',
    'flow_schedule_cnts{flow_name="F"} 2',
    'func_run_duration_count{func_name="Pass",func_mode="Verify"} 4',
    'func_schedule_cnts{func_name="Pass",func_mode="Verify"} 4',
    'kisflow_data_total 4',
  ]);
});

test('a function that fails is scheduled but has no duration, and neither has its run', async () => {
  const pool = await countingPool();
  const flow = flowOf(pool, 'F', ['Pass', 'Fail']);
  flow.commitRow({ id: 1 });
  await expect(flow.run()).rejects.toThrow('no');
  expect(await samplesOf(pool)).toEqual([
    'flow_data_total{flow_name="F"} 1',
    'flow_schedule_cnts{flow_name="F"} 1',
    'func_run_duration_count{func_name="Pass",func_mode="Verify"} 1',
    'func_schedule_cnts{func_name="Fail",func_mode="Verify"} 1',
    'func_schedule_cnts{func_name="Pass",func_mode="Verify"} 1',
    'kisflow_data_total 1',
  ]);
});

test('a run of a disabled flow counts nothing', async () => {
  const pool = await countingPool();
  const flow = flowOf(pool, 'F', ['Pass'], 0);
  flow.commitRow({ id: 1 });
  await flow.run();
  expect(await samplesOf(pool)).toEqual(['kisflow_data_total 0']);
});

test('times fall into KisFlow’s buckets of milliseconds', async () => {
  const metrics = new FlowMetrics();
  metrics.visitEnded('Slow', 'Save', performance.now() - 7);
  metrics.runEnded('F', performance.now() - 40_000);
  const text = await metrics.registry.metrics();
  const bounds = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}_bucket\\{le="([^"]+)"`, 'gm'))].map(([, bound]) => bound);
  const functions = '0.005 0.01 0.03 0.08 0.1 0.5 1 5 10 100 1000 5000 30000'.split(' ');
  expect(bounds('func_run_duration')).toEqual([...functions, '+Inf']);
  expect(bounds('flow_run_duration')).toEqual([...functions, '60000', '+Inf']);
  expect(text).toContain('func_run_duration_bucket{le="5",func_name="Slow",func_mode="Save"} 0');
  expect(text).toContain('flow_run_duration_bucket{le="30000",flow_name="F"} 0');
  expect(text).toContain('flow_run_duration_bucket{le="60000",flow_name="F"} 1');
});

test('they are served at /metrics of the address, and nowhere else', async () => {
  const metrics = new FlowMetrics();
  served.push(metrics);
  const port = await metrics.serve('127.0.0.1:0');
  const answer = await fetch(`http://127.0.0.1:${port}/metrics?x=1`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toContain('kisflow_data_total 0');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  await metrics.close();
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
});

test.each(['127.0.0.1:65536', '127.0.0.1:port', '192.0.2.1:0'])(
  'an address that can’t be served is told: %s',
  async (address) => {
    const metrics = new FlowMetrics();
    served.push(metrics);
    await expect(metrics.serve(address)).rejects.toMatchObject({
      code: 'metrics.serve-failed',
      data: { params: { address } },
    });
  },
);

test('a port that is taken is logged, and flows count all the same', async () => {
  const taken = new FlowMetrics();
  served.push(taken);
  const port = await taken.serve('127.0.0.1:0');
  const pool = new Pool();
  pools.push(pool);
  const errors: string[] = [];
  pool.setLogger({ ...pool.logger, error: (message) => errors.push(message) });
  await pool.configureMetrics({ ...enabled, prometheus_listen: true, prometheus_serve: `127.0.0.1:${port}` });
  expect(errors).toEqual([expect.stringContaining(String(port))]);
  expect(pool.metrics).toBeDefined();
});
