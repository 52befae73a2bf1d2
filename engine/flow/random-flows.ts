import fc from 'fast-check';
import type { FuncConfig } from '../../core/config/types.ts';
import { type Action, actions } from '../kis/action.ts';
import { Pool } from '../pool/pool.ts';
import { KisFlow } from './kis-flow.ts';
import type { FlowLike } from './model-flow.ts';

const names = ['A', 'B', 'C', 'D'] as const;

/** What a function does on one of its visits. */
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.constant('commit all' as const) },
  { weight: 2, arbitrary: fc.record({ commit: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 1, arbitrary: fc.constantFrom('commit text', 'commit null', 'commit odd text', 'commit number') },
  { weight: 1, arbitrary: fc.constantFrom('edit row', 'edit input') },
  {
    weight: 4,
    arbitrary: fc.record({
      next: fc.array(fc.constantFrom('abort', 'dataReuse', 'forceEntryNext', ...names, 'Nowhere'), {
        maxLength: 3,
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('throw') },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const row = fc.oneof(
  { weight: 6, arbitrary: fc.record({ n: fc.nat(9) }) },
  fc.constantFrom('{"n":7}', 'null', '[1]', '{"n":', '5', 7, null, true, [1]),
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ commit: fc.array(row, { maxLength: 4 }) }) },
  { weight: 4, arbitrary: fc.constant('run' as const) },
  { weight: 1, arbitrary: fc.record({ status: fc.constantFrom(0, 1, 2) }) },
);

/** A random chain, what its functions do, and what is done with it. */
export const scenario = fc.record({
  chain: fc.array(fc.constantFrom(...names), { minLength: 0, maxLength: 5 }),
  // Of every function, what it does on its first visits. Later ones hand on their rows, so that every loop ends.
  deeds: fc.record(
    Object.fromEntries(
      names.map((name) => [name, fc.array(fc.array(deed, { maxLength: 4 }), { maxLength: 5 })]),
    ),
  ),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});

/** A function for all names, whose visits are counted here. */
export function bodies(deeds: Record<string, Deed[][]>) {
  const visits = new Map<string, number>();
  return (name: string, flow: FlowLike, rows: unknown[]): void => {
    const visit = visits.get(name) ?? 0;
    visits.set(name, visit + 1);
    for (const one of deeds[name]?.[visit] ?? ['commit all' as const])
      perform(one, flow, rows, `${name}${visit}`);
  };
}

function perform(one: Deed, flow: FlowLike, rows: unknown[], by: string): void {
  if (typeof one === 'object') {
    if ('next' in one) flow.next(...one.next.map(actionOf));
    else for (let count = 0; count < one.commit; count += 1) flow.commitRow({ by, count });
    return;
  }
  const [first] = rows;
  const [firstInput] = flow.input();
  if (one === 'commit all') for (const each of rows) flow.commitRow({ by, each });
  if (one === 'commit text') flow.commitRow(JSON.stringify({ by }));
  if (one === 'commit odd text') flow.commitRow('{');
  if (one === 'commit null') flow.commitRow(null);
  if (one === 'commit number') flow.commitRow(3);
  if (one === 'edit row' && isObject(first)) first['edited'] = by;
  if (one === 'edit input' && isObject(firstInput)) firstInput['edited'] = by;
  if (one === 'throw') throw new Error('thrown');
}

function actionOf(name: string): Action {
  if (name === 'abort' || name === 'dataReuse' || name === 'forceEntryNext') return actions[name];
  return actions.jumpFunc(name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The engine's flow of the same chain. Its first error, if any, is told by its code. */
export function engineFlow(chain: readonly string[], body: ReturnType<typeof bodies>): KisFlow {
  const pool = new Pool();
  const silent = (): void => {};
  pool.setLogger({
    info: silent,
    error: silent,
    debug: silent,
    infoX: silent,
    errorX: silent,
    debugX: silent,
  });
  for (const name of names) pool.faas(name, (_ctx, flow, rows) => body(name, flow, rows));
  const flow = new KisFlow({ kistype: '', status: 1, flow_name: 'Flow', flows: [] }, pool);
  for (const name of chain) flow.link(funcConfig(name));
  return flow;
}

function funcConfig(fname: string): FuncConfig {
  const option = { cname: '', retry_times: 0, return_duration: 0, default_params: {} };
  return { kistype: '', fname, fmode: 'Calculate', source: { name: '', must: [] }, option };
}
