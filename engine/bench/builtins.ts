import { findBuiltin } from '../../core/builtins/all.ts';
import { inferFields } from '../../core/row-types/infer.ts';
import { fieldsOfType } from '../../core/row-types/row-type.ts';
import { compileBuiltin } from '../faas/builtin-code.ts';
import type { FunctionBody } from '../kis/function.ts';
import { createContext, createPool, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { type BenchRow, pairs } from './builtin-pairs.ts';
import { measure, print, rate } from './measure.ts';

const cities = ['Berlin', '北京', 'Porto', 'Malmö', 'Lyon', '深圳', '上海', '杭州'];
const silent = (): void => {};
const ctx = createContext({ debug: silent, info: silent, warn: silent, error: silent });
const batchSize = 10_000;
const total = 200_000;

/** Each built-in beside the same thing as one writes it by hand, through the engine in batches of 10,000. */
export async function bench(): Promise<void> {
  print('built-ins: rows/s through the engine beside the same function written by hand, batch 10,000');
  const rows = Array.from({ length: total }, (_, index) => rowOf(index));
  for (const { name, setup, body } of pairs) {
    const made = compiled(name, setup, rows.slice(0, batchSize));
    const measured = await measure(
      [
        { name: 'hand', work: () => run(body, rows) },
        { name: 'built-in', work: () => run(made, rows) },
        { name: 'hand again', work: () => run(body, rows) },
      ],
      15,
    );
    const ratio = `${measured.ratio('built-in', 'hand').toFixed(2)} (processor ${measured.cpuRatio('built-in', 'hand').toFixed(2)})`;
    const itself = measured.ratio('hand again', 'hand').toFixed(2);
    const rates = `${rate(total, measured.time('built-in'))}, by hand ${rate(total, measured.time('hand'))}`;
    print(`  ${name}: ${rates}, time ${ratio}; by hand beside itself ${itself}`);
  }
}

function rowOf(index: number): BenchRow {
  return {
    id: index,
    city: cities[(index * 7) % cities.length] ?? '',
    sku: `KB-${(index * 31) % 500}`,
    qty: (index * 13) % 11,
    price: ((index * 17) % 997) / 10,
    note: index % 5 === 0 ? null : 'x',
    tags: ['a', 'b'].slice(0, index % 3),
    size: { width: index % 7, height: index % 5 },
  };
}

function compiled(
  name: string,
  setup: Readonly<Record<string, string>>,
  rows: readonly BenchRow[],
): FunctionBody {
  const fields = fieldsOfType({ fields: inferFields(rows) });
  const program = findBuiltin({ name, version: 1 })?.read(setup, fields).program;
  if (program === undefined) throw new Error(`${name}: the setup is wrong`);
  return compileBuiltin(program, 'Built');
}

async function run(body: FunctionBody, rows: readonly BenchRow[]): Promise<void> {
  const pool = createPool();
  pool.faas('Built', body);
  const flow = newFlow(newFlowConfig('F'), pool);
  flow.link(newFuncConfig('Built', 'Calculate'));
  for (let start = 0; start < rows.length; start += batchSize) {
    for (let index = start; index < start + batchSize; index += 1) flow.commitRow(rows[index]);
    await flow.run(ctx);
  }
}
