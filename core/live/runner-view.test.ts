import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunnerMetrics } from '../contract/runner-metrics.ts';
import { readPrometheusText } from './prometheus-text.ts';
import { runnerMetricsOf } from './runner-metrics.ts';
import { beganAnew, runnerView, withMetrics } from './runner-view.ts';

const moment = (at: number, calls: number, more: Partial<RunnerMetrics> = {}): RunnerMetrics => ({
  ...{ at, startedAt: null },
  functions: [{ fname: 'A', mode: 'Save', calls, timed: calls, durationMs: calls * 2 }],
  flows: [{ flow: 'F', runs: calls, rows: calls * 10, timed: calls, durationMs: calls * 3 }],
  ...more,
});
const metricsOf = (text: string) => {
  const read = readPrometheusText(text);
  return 'samples' in read ? runnerMetricsOf(read.samples, 0) : null;
};

it('takes KisFlow’s metrics from all that a process tells, and adds up what differs in other labels only', () => {
  const text = `# TYPE go_goroutines gauge
go_goroutines 9
process_start_time_seconds 1.5e+09
kisflow_data_total 30
flow_data_total{flow_name="中 文"} 30
flow_schedule_cnts{flow_name="中 文"} 3
flow_run_duration_bucket{flow_name="中 文",le="+Inf"} 2
flow_run_duration_sum{flow_name="中 文"} 8.5
flow_run_duration_count{flow_name="中 文"} 2
func_schedule_cnts{func_name="A",func_mode="Save",instance="1"} 2
func_schedule_cnts{func_name="A",func_mode="Save",instance="2"} 3
func_run_duration_sum{func_name="A",func_mode="Save"} NaN
func_run_duration_count{func_name="A",func_mode="Save"} 1
func_schedule_cnts{other="A"} 7
`;
  expect(metricsOf(text)).toEqual({
    ...{ at: 0, startedAt: 1_500_000_000_000 },
    functions: [{ fname: 'A', mode: 'Save', calls: 5, timed: 1, durationMs: 0 }],
    flows: [{ flow: '中 文', runs: 3, rows: 30, timed: 2, durationMs: 8.5 }],
  });
  expect(metricsOf('kisflow_data_total 0\n')).toMatchObject({ functions: [], flows: [] });
  expect(metricsOf('go_goroutines 9\n')).toBeNull();
});

it('tells rates and times of the last seconds, nothing of one moment', () => {
  const one = runnerView([moment(0, 100)]);
  expect(one.functions.get('A')).toEqual({ modes: ['Save'], calls: 100, rate: null, meanMs: 2, untimed: 0 });
  const later = moment(2000, 110, {
    functions: [{ fname: 'A', mode: 'Save', calls: 110, timed: 108, durationMs: 200 + 8 * 7 }],
  });
  const two = runnerView([moment(0, 100), later]);
  expect(two.functions.get('A')).toEqual({ modes: ['Save'], calls: 110, rate: 5, meanMs: 7, untimed: 0 });
  expect(two.flows.get('F')).toEqual({ runs: 110, rows: 1100, rate: 50, meanMs: 3 });
  // What has no duration a moment later either did not just begin.
  const failed = runnerView([moment(0, 100), later, { ...later, at: 4000 }]);
  expect(failed.functions.get('A')).toMatchObject({ calls: 110, rate: 2.5, untimed: 2 });
  expect(runnerView([])).toEqual({ functions: new Map(), flows: new Map() });
});

it('keeps moments of ten seconds, and none that are not before the newest', () => {
  const kept = [0, 2, 4, 6, 8, 10, 12, 14].reduce<readonly RunnerMetrics[]>(
    (list, second) => withMetrics(list, moment(second * 1000, second)),
    [],
  );
  expect(kept.map(({ at }) => at / 1000)).toEqual([4, 6, 8, 10, 12, 14]);
  expect(withMetrics(kept, moment(5000, 5)).map(({ at }) => at)).toEqual([4000, 5000]);
});

it('counts what grew, however often the process begins anew, and never less than nothing', () => {
  const steps = fc.array(fc.record({ grows: fc.nat(50), restarts: fc.boolean(), says: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.nat(100), steps, (before, list) => {
      let [calls, startedAt, grown] = [before, 1, 0];
      const moments = [moment(0, calls, { startedAt })];
      for (const [index, { grows, restarts, says }] of list.entries()) {
        const isAnew = restarts && (says || grows < calls);
        if (isAnew) calls = 0;
        if (isAnew && says) startedAt += 1;
        calls += grows;
        grown += grows;
        moments.push(moment((index + 1) * 1000, calls, { startedAt }));
        expect(beganAnew(moments.at(-2), moments.at(-1) ?? moment(0, 0))).toBe(isAnew);
      }
      const rate = runnerView(moments).functions.get('A')?.rate ?? Number.NaN;
      expect(rate * list.length).toBeCloseTo(grown);
    }),
  );
});

it('a function that runs in several modes is one, with both', () => {
  const both = moment(0, 1, {
    functions: ['Save', 'Load'].map((mode) => ({ fname: 'A', mode, calls: 2, timed: 2, durationMs: 3 })),
  });
  expect(runnerView([both]).functions.get('A')).toMatchObject({
    modes: ['Save', 'Load'],
    calls: 4,
    meanMs: 1.5,
  });
});
