import fc from 'fast-check';
import { discardingActions, lostValues } from '../contract/run-payloads.ts';
import { nodeIdOf } from '../project/chain.ts';
import type { Doubt, NodeFacts, RunEdit, RunEnd, RunFacts } from './facts.ts';

/** A place that was called once with ten rows and handed them on. */
export function node(fname: string, more: Partial<NodeFacts> = {}): NodeFacts {
  return {
    id: nodeIdOf(fname, 1),
    fname,
    mode: 'Calculate',
    connector: null,
    codeFile: `functions/${fname}.ts`,
    connectorFile: null,
    visits: 1,
    rowsIn: 10,
    rowsOut: 10,
    durationMs: 1,
    stops: 0,
    aborts: 0,
    jumps: {},
    visitsInBatch: 1,
    doubts: [],
    ...more,
  };
}

export const endedWell: RunEnd = {
  status: 'ok',
  stoppedBecause: 'end',
  node: null,
  error: null,
  at: null,
  row: null,
};

/** A run of OrderFlow that ended well, but for what is said otherwise. */
export function facts(more: Partial<RunFacts> = {}): RunFacts {
  return {
    flow: 'OrderFlow',
    phase: 'ended',
    totalRows: 1204,
    rowsRead: 1204,
    batches: 2,
    elapsedMs: 129,
    nodes: [node('CheckOrder'), node('LineTotals'), node('PrintSummary')],
    paused: null,
    end: endedWell,
    failedRows: 0,
    alone: null,
    edits: [],
    ...more,
  };
}

/** The end of a run that failed with this error. */
export function failedWith(
  code: string,
  params: Record<string, string | number>,
  more: Partial<RunEnd> = {},
): RunEnd {
  return { ...endedWell, status: 'error', stoppedBecause: 'error', error: { code, params }, ...more };
}

const count = fc.nat(100_000);
const place = fc.nat(5);
const name = fc.oneof(fc.constantFrom('A', 'B', 'C'), fc.string());
const nothing = fc.constant(null);

const error = fc.record({
  code: fc.oneof(
    fc.constantFrom(
      'run.func-not-registered',
      'process.function-threw',
      'run.func-panic',
      'process.row-not-json',
      'process.element-not-json',
      'process.csv-ragged',
      'process.source-missing',
      'engine.too-many-visits',
      'run.prev-data-missing',
      'run.jump-unknown',
      'process.crashed',
    ),
    fc.string(),
  ),
  params: fc.dictionary(
    fc.oneof(fc.constantFrom('fname', 'detail', 'row', 'limit', 'found', 'subject'), fc.string()),
    fc.oneof(name, count),
  ),
  file: fc.option(fc.oneof(fc.constantFrom('functions/A.ts', 'samples/x.jsonl'), fc.string()), {
    nil: undefined,
  }),
  line: fc.option(count, { nil: undefined }),
  column: fc.option(count, { nil: undefined }),
});

const doubt: fc.Arbitrary<Doubt> = fc.oneof(
  fc.record({
    kind: fc.constant('thrown-away' as const),
    action: fc.constantFrom(...discardingActions),
    rows: count,
  }),
  fc.record({ kind: fc.constant('not-called' as const), connector: name }),
  fc.record({
    kind: fc.constant('lost-field' as const),
    field: name,
    value: fc.constantFrom(...lostValues),
    rows: count,
    of: count,
    total: count,
  }),
  fc.record({
    kind: fc.constant('once-per-batch' as const),
    field: name,
    values: count,
    rows: count,
    batches: count,
  }),
  fc.record({ kind: fc.constant('doubled' as const), connector: name, rows: count }),
  fc.record({
    kind: fc.constant('unkeyed' as const),
    ...{ connector: name, fields: name, rows: count, of: count },
  }),
  fc.record({ kind: fc.constant('failed-rows' as const), rows: count }),
  fc.record({ kind: fc.constant('undecoded' as const), visits: count, error }),
  fc.record({ kind: fc.constant('no-rows' as const), batches: count, of: count }),
);

const anyNode: fc.Arbitrary<NodeFacts> = fc.record({
  id: fc.constant('#0' as const),
  fname: name,
  mode: fc.constantFrom('Verify', 'Save', 'Load', 'Calculate', 'Expand', 'unknown'),
  connector: fc.oneof(name, nothing),
  codeFile: fc.oneof(fc.constantFrom('functions/A.ts', 'functions/B.ts'), nothing),
  connectorFile: fc.oneof(fc.constantFrom('connectors/A.ts', 'connectors/B.ts'), nothing),
  visits: count,
  rowsIn: count,
  rowsOut: count,
  durationMs: fc.double(),
  stops: count,
  aborts: count,
  jumps: fc.dictionary(fc.nat(8).map(String), count),
  visitsInBatch: count,
  doubts: fc.array(doubt, { maxLength: 3 }),
});

const anyEnd: fc.Arbitrary<RunEnd> = fc.record({
  status: fc.constantFrom('ok' as const, 'error' as const, 'stopped' as const, 'crashed' as const),
  stoppedBecause: fc.constantFrom('end', 'no-data', 'abort', 'error', 'disabled', 'stopped', 'crashed'),
  node: fc.oneof(place, nothing),
  error: fc.oneof(error, nothing),
  at: fc.oneof(fc.double(), nothing),
  row: fc.oneof(count, nothing),
});

const anyEdit: fc.Arbitrary<RunEdit> = fc.record({
  kind: fc.constantFrom('code', 'settings', 'order', 'samples', 'pins', 'connector'),
  name: fc.oneof(name, fc.constant('')),
  node: fc.oneof(place, nothing),
});

/** Any facts at all, also those that no run has. Node ids differ, as they do in a chain. */
export const anyFacts: fc.Arbitrary<RunFacts> = fc.record({
  flow: name,
  phase: fc.constantFrom('not-run', 'running', 'paused', 'ended'),
  totalRows: fc.oneof(count, nothing),
  rowsRead: count,
  batches: count,
  elapsedMs: fc.double(),
  nodes: fc
    .array(anyNode, { maxLength: 5 })
    .map((nodes) => nodes.map((one, index) => ({ ...one, id: nodeIdOf(one.fname, index + 1) }))),
  paused: fc.oneof(
    fc.record({
      ...{ node: place, side: fc.constantFrom('before', 'after'), rows: count },
      next: fc.oneof(place, nothing),
    }),
    nothing,
  ),
  end: fc.oneof(anyEnd, nothing),
  failedRows: count,
  alone: fc.oneof(place, nothing),
  edits: fc.array(anyEdit, { maxLength: 3 }),
});
