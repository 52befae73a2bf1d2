import type { RunnerFlow, RunnerFunction, RunnerMetrics } from '../contract/runner-metrics.ts';
import type { Sample } from './prometheus-text.ts';

/** By KisFlow's names: where a value goes. Buckets are not kept. */
const ofFunctions: Readonly<Record<string, 'calls' | 'timed' | 'durationMs'>> = {
  func_schedule_cnts: 'calls',
  func_run_duration_count: 'timed',
  func_run_duration_sum: 'durationMs',
};
const ofFlows: Readonly<Record<string, 'runs' | 'rows' | 'timed' | 'durationMs'>> = {
  flow_schedule_cnts: 'runs',
  flow_data_total: 'rows',
  flow_run_duration_count: 'timed',
  flow_run_duration_sum: 'durationMs',
};
/** What every KisFlow that has metrics tells, also when nothing has run yet. */
const alwaysThere = 'kisflow_data_total';
/** What Go's client tells of its process, in seconds. */
const startName = 'process_start_time_seconds';

/**
 * KisFlow's own metrics among all that a process tells; null where there are none. Series that differ only in labels which KisFlow
 * does not have, such as `instance`, are added up.
 */
export function runnerMetricsOf(samples: readonly Sample[], at: number): RunnerMetrics | null {
  const functions = new Map<string, RunnerFunction>();
  const flows = new Map<string, RunnerFlow>();
  let startedAt: number | null = null;
  let isKisFlow = false;
  for (const { name, labels, value } of samples) {
    // NaN and infinity are no counts.
    if (!Number.isFinite(value) || value < 0) continue;
    if (name === alwaysThere) isKisFlow = true;
    if (name === startName) startedAt = Math.max(startedAt ?? 0, value * 1000);
    const [fname, flow] = [labels.get('func_name'), labels.get('flow_name')];
    const functionField = ofFunctions[name];
    const flowField = ofFlows[name];
    if (functionField !== undefined && fname !== undefined) {
      const mode = labels.get('func_mode') ?? '';
      const key = JSON.stringify([fname, mode]);
      const one = functions.get(key) ?? { fname, mode, calls: 0, timed: 0, durationMs: 0 };
      functions.set(key, { ...one, [functionField]: one[functionField] + value });
    } else if (flowField !== undefined && flow !== undefined) {
      const one = flows.get(flow) ?? { flow, runs: 0, rows: 0, timed: 0, durationMs: 0 };
      flows.set(flow, { ...one, [flowField]: one[flowField] + value });
    }
  }
  if (!isKisFlow && functions.size === 0 && flows.size === 0) return null;
  return { at, startedAt, functions: [...functions.values()], flows: [...flows.values()] };
}
