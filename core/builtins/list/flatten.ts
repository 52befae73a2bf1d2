import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { type FlattenPlan, flattenToGo } from '../go/reshape-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder } from '../preview.ts';
import { copied } from '../row-values.ts';
import { nothingTyped } from '../setup/expressions-reader.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** Puts the fields of an object into its row. */
export const flatten = defineBuiltin<FlattenPlan>({
  name: 'flatten',
  version: 1,
  mode: 'Calculate',
  title: words('Open an object', '展开对象'),
  summary: words('Puts the fields of an object into its row.', '将对象的字段展开到行中。'),
  calledToo: { en: ['unnest', 'expand', 'json', 'extract'], 'zh-CN': ['打平', '扁平化', '提取', '解包'] },
  params: [
    {
      key: 'field',
      format: { kind: 'field', of: 'object' },
      live: false,
      required: true,
      default: '',
      title: words('Object', '对象'),
      help: words('The field whose fields are taken out.', '要展开的字段。'),
    },
    {
      key: 'prefix',
      format: { kind: 'text' },
      live: false,
      required: false,
      default: '',
      title: words('Prefix', '前缀'),
      help: words(
        'Stands before each name. Empty: the object’s name and _; none: -',
        '加在每个名称前。留空：对象名加 _；写 - 表示不加。',
      ),
    },
    onError,
  ],
  examples: [{ title: words('An address', '地址'), setup: { field: 'address' } }],
  batches: () => 'row',
  explain: ({ field = '' }) => [{ code: field }],
  plan: readPlan,
  output: outputOf,
  toJs(plan, code) {
    const { object } = plan;
    if (object === undefined) return;
    code.rowLoop(plan, () => {
      const inner = code.local(object.name, 'inner');
      code.mark(object.name);
      code.line(`const ${inner} = ${code.expression(fieldTyped(object))};`);
      const from = object.field.nullable ? code.local('from') : inner;
      if (from !== inner) code.line(`const ${from}: Partial<NonNullable<typeof ${inner}>> = ${inner} ?? {};`);
      const values = new Map(
        plan.inner.map(({ name, as, field }) => [
          as,
          code.read(name, { type: field.type, nullable: field.nullable || object.field.nullable }, from),
        ]),
      );
      code.commitMade(madeFields(code, outputOf(plan), values));
    });
  },
  evaluator(plan, { param }) {
    const output = outputOf(plan);
    const { object } = plan;
    const read = expressionRunner(
      object === undefined ? nothingTyped : fieldTyped(object),
      object?.name ?? '',
      'field',
      ['row'],
      param,
    );
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const found = read([row]);
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else {
          const isNullable = object?.field.nullable === true;
          const values = new Map(
            plan.inner.map(({ name, as, field }) => [
              as,
              copied(found.value, name, { type: field.type, nullable: field.nullable || isNullable }),
            ]),
          );
          batch.commit(madeRow(row, output, values), index);
        }
      }
      return batch.end();
    };
  },
  toGo: flattenToGo,
});

function readPlan(setup: SetupReader): FlattenPlan {
  const object = setup.field('field');
  const others = new Map(setup.input);
  const onError = setup.choice('on_error', ['fail', 'drop']);
  if (object === undefined) return { object, inner: [], others, onError };
  others.delete(object.name);
  const { type } = object.field;
  if (type.kind !== 'object') {
    setup.wrongType('field', object.place, object.name, type, 'object');
    return { object, inner: [], others, onError };
  }
  const written = setup.text('prefix').trim();
  const prefix = written === '' ? `${object.name}_` : written === '-' ? '' : written;
  const inner = [...type.fields].map(([name, field]) => ({ name, as: `${prefix}${name}`, field }));
  for (const { as } of inner)
    if (others.has(as)) setup.problem('builtin.field-exists', 'field', setup.whole('field'), { field: as });
  return { object, inner, others, onError };
}

function outputOf({ object, inner, others }: FlattenPlan): RowFields {
  const isNullable = object?.field.nullable === true;
  const taken = inner.map(({ as, field }): [string, Field] => [
    as,
    { type: field.type, nullable: field.nullable || isNullable },
  ]);
  return new Map([...others, ...taken]);
}
