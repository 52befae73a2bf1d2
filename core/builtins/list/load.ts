import { typeText } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { defineBuiltin } from '../definition.ts';
import { type LoadPlan, loadToGo } from '../go/stored-go.ts';
import { madeFields } from '../made-row.ts';
import { type BatchPreview, BatchRecorder, type Row, type RowFailure } from '../preview.ts';
import { objectOf } from '../row-values.ts';
import { readStoredFields } from '../setup/stored-fields.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';
import { storedFieldsParam, storedReader, storedValueCode } from './matching.ts';

/** Hands on the stored rows, in place of those that came or behind them. */
export const load = defineBuiltin<LoadPlan>({
  name: 'load',
  version: 1,
  mode: 'Load',
  connector: 'Load',
  title: words('Load rows', '读取'),
  summary: words('Reads all stored rows through a connector.', '通过连接器读取全部存储数据。'),
  calledToo: {
    en: ['read', 'fetch', 'select', 'query', 'union', 'append', 'source'],
    'zh-CN': ['加载', '查询', '读入', '合并', '追加'],
  },
  params: [
    storedFieldsParam,
    {
      key: 'mode',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'replace',
            title: words('In place of the rows', '替换'),
            help: words('Only stored rows go on.', '只传递存储数据。'),
          },
          {
            value: 'append',
            title: words('Behind the rows', '追加'),
            help: words('The rows that came in, then the stored ones.', '先传递输入数据，再传递存储数据。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'replace',
      title: words('Hand them on', '传递方式'),
      help: words('Whether the rows that came in go on as well.', '输入数据是否也向后传递。'),
    },
  ],
  examples: [{ title: words('All prices', '全部价格'), setup: { fields: 'sku: text, price: number' } }],
  batches: () => 'batch',
  explain: ({ fields = '', mode = '' }, language) =>
    mode.trim() === 'append' ? [language === 'en' ? 'and ' : '追加 ', { code: fields }] : [{ code: fields }],
  plan: readPlan,
  output: outputOf,
  toJs(plan, code) {
    code.isAsync = true;
    code.line(`${code.use('checkRows')}(flow, rows);`);
    code.line('const stored = (await flow.getConnector().call(null)) as Stored[];');
    code.interface('Stored', new Map(plan.fields.map(({ name, field }) => [name, field])));
    if (plan.mode === 'append') code.commitAll('rows');
    code.block('for (const [index, one] of stored.entries())', () => {
      const read = new Map(
        plan.fields.map((field) => [field.as, storedValueCode(field, 'one', code, 'readStored')]),
      );
      const missing = [...plan.input.keys()]
        .filter((name) => !read.has(name))
        .map((name) => [name, 'null'] as const);
      code.commitNew(madeFields(code, outputOf(plan), new Map([...missing, ...read])));
    });
  },
  evaluator(plan, { param, stored = [] }) {
    const read = stored.map(storedReader(plan.fields, param));
    const wrong = read.findIndex((one) => one.failure !== undefined);
    const failure = read[wrong]?.failure;
    const made = read.map(
      ({ values }): Row =>
        objectOf([...outputOf(plan).keys()].map((name) => [name, values.get(name) ?? null])),
    );
    return (rows) => {
      if (failure !== undefined) return allFailed(rows.length, { ...failure, storedRow: wrong + 1 });
      const own = plan.mode === 'append' ? rows : [];
      return {
        rows: [...own, ...made],
        from: [...own.map((_, index) => [index]), ...made.map(() => [])],
        fates: rows.map(() => ({ state: plan.mode === 'append' ? 'kept' : 'dropped' })),
        next: { kind: 'rows' },
      };
    };
  },
  toGo: loadToGo,
});

/** A stored row ends the run, and no row of the batch goes on. */
function allFailed(count: number, failure: RowFailure): BatchPreview {
  const batch = new BatchRecorder(count);
  for (let index = 0; index < count; index += 1) batch.fail(index, failure, 'fail');
  return batch.end();
}

function readPlan(setup: SetupReader): LoadPlan {
  const fields = readStoredFields(setup, 'fields');
  const mode = setup.choice('mode', ['replace', 'append']);
  for (const { as, field, place } of mode === 'append' && setup.isTyped ? fields : []) {
    const given = setup.input.get(as);
    if (given === undefined) setup.problem('builtin.unknown-field', 'fields', place, { field: as });
    else if (given.type.kind !== field.type.kind && field.type.kind !== 'any')
      setup.problem('builtin.fields-differ', 'fields', place, {
        field: as,
        found: typeText(field.type),
        expected: typeText(given.type),
      });
  }
  return { fields, mode, input: setup.input };
}

function outputOf({ fields, mode, input }: LoadPlan): RowFields {
  if (mode === 'replace') return new Map(fields.map(({ as, field }) => [as, field]));
  const taken = new Map(fields.map(({ as, field }) => [as, field]));
  return new Map(
    [...input].map(([name, { type, nullable }]) => [
      name,
      { type, nullable: nullable || (taken.get(name)?.nullable ?? true) },
    ]),
  );
}
