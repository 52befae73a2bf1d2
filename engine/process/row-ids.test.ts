import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBuiltin } from '../../core/builtins/all.ts';
import { inferFields } from '../../core/row-types/infer.ts';
import { fieldsOfType } from '../../core/row-types/row-type.ts';
import { compileBuiltin } from '../faas/builtin-code.ts';
import { KisFlow } from '../flow/kis-flow.ts';
import { RowOrigins } from '../flow/row-origins.ts';
import type { FunctionBody } from '../kis/function.ts';
import { createPool, newConnConfig, newFlowConfig, newFuncConfig } from '../library.ts';
import { programOf } from './test-builtins.ts';

interface Order {
  readonly n: number;
  readonly lines: readonly { readonly qty: number }[];
}
const sample: Order[] = [{ n: 1, lines: [{ qty: 1 }] }];

/** The code of a chain of built-ins, each typed by what the one before gives. */
function compiled(setups: readonly Record<string, string>[]): FunctionBody[] {
  let fields = fieldsOfType({ fields: inferFields(sample) });
  return setups.map(({ builtin: name = '', ...setup }) => {
    const builtin = findBuiltin({ name, version: 1 });
    if (!builtin) throw new Error(`there is no ${name}`);
    const program = programOf(builtin, setup, fields);
    fields = builtin.read(setup, fields).output ?? fields;
    return compileBuiltin(program, 'F');
  });
}
/** Makes rows of its own, each of one that it was given. */
const twice: FunctionBody<object> = (_ctx, flow, rows) => {
  for (const row of rows) for (const copy of [1, 2]) flow.commitRow({ ...row, copy }, { from: row });
};
/** Saves each row, as code does that waits for none of them. */
const save: FunctionBody<object> = (_ctx, flow, rows) => {
  for (const row of rows) void flow.getConnector().call(row);
};

const bodies = [
  ...compiled([
    { builtin: 'filter', where: 'row.n % 3 != 1' },
    { builtin: 'split', field: 'lines' },
    { builtin: 'compute', set: 'total = row.qty * 10' },
    { builtin: 'filter', where: 'row.total > 20' },
    { builtin: 'sort', by: 'total' },
  ]),
  twice,
  ...compiled([{ builtin: 'filter', where: 'row.n >= 0' }]),
  save,
];

/** A flow whose store keeps each row by its id; a batch is given by the numbers of its messages. */
function chain(orders: readonly Order[]) {
  const kept = new Map<string, string>();
  const origins = new RowOrigins();
  const pool = createPool();
  const flow = new KisFlow(newFlowConfig('F'), pool);
  const conn = newConnConfig('Out');
  pool.connector('Out', {
    init: () => undefined,
    save: (_ctx, { config }, _fn, _flow, row) => {
      const [id = ''] = origins.ids(config, row);
      // Within a batch no two rows are one.
      expect(batch.has(id)).toBe(false);
      batch.add(id);
      kept.set(id, JSON.stringify(row));
    },
    load: () => undefined,
  });
  for (const [index, body] of bodies.entries()) {
    pool.faas(`F${index}`, body);
    const isLast = index === bodies.length - 1;
    flow.link(newFuncConfig(`F${index}`, isLast ? 'Save' : 'Calculate'), {}, isLast ? conn : undefined);
  }
  flow.trackOrigins(origins);
  const batch = new Set<string>();
  return {
    kept,
    async run(messages: readonly number[]) {
      batch.clear();
      for (const message of messages) flow.commitRow(orders[message]);
      origins.begin(
        flow.buffer,
        messages.map((message) => `t-0:${message}`),
      );
      await flow.run();
    },
  };
}

test('however messages are put into batches, given again and run by others, the rows that are kept and their ids are the same', async () => {
  const line = fc.record({ qty: fc.integer({ min: 0, max: 5 }) });
  const order = fc.record({ n: fc.nat(20), lines: fc.array(line, { maxLength: 4 }) });
  const orders = fc.array(order, { minLength: 1, maxLength: 12 });
  const reads = fc.array(
    fc.record({ from: fc.nat(12), count: fc.integer({ min: 1, max: 6 }), worker: fc.nat(1) }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(orders, reads, fc.integer({ min: 1, max: 12 }), async (given, again, size) => {
      const all = given.map((_, index) => index);
      const alone = chain(given);
      for (const message of all) await alone.run([message]);
      const workers = [chain(given), chain(given)];
      const kept = new Map<string, string>();
      const run = async (messages: readonly number[], worker: number) => {
        const own = workers[worker];
        await own?.run(messages);
        for (const [id, row] of own?.kept ?? []) {
          // One id never stands for two rows.
          expect(kept.get(id) ?? row).toBe(row);
          kept.set(id, row);
        }
      };
      for (const { from, count, worker } of again) await run(all.slice(from, from + count), worker);
      for (let at = 0; at < all.length; at += size) await run(all.slice(at, at + size), at % 2);
      expect(new Map([...kept].toSorted())).toEqual(new Map([...alone.kept].toSorted()));
    }),
  );
});

test('a row that is made of none of those that the function was given has no id', async () => {
  const origins = new RowOrigins();
  const [first, second] = [{ a: 1 }, { a: 2 }];
  const batch = [first];
  origins.begin(batch, ['m']);
  origins.given(batch, [second]);
  const place = { cname: 'Out', type: 'es', addrs: 'a', key: 'k' };
  expect(origins.ids(place, [second, second])).toEqual(['m:1', 'm:2']);
  expect(origins.ids({ ...place, cname: 'Other' }, second)).toEqual(['m:3']);
  expect(origins.ids({ ...place, key: 'other' }, second)).toEqual(['m:1']);
  origins.handed([{ b: 1 }], [first]);
  expect(() => origins.ids(place, first)).toThrow(
    expect.objectContaining({ code: 'live.row-without-origin' }),
  );
});
