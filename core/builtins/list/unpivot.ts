import { type ExpressionType, type Field, nothing, string, typeText } from '../../expr/types.ts';
import { commonType } from '../../expr/unify.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { literalCode } from '../code/literal.ts';
import { defineBuiltin } from '../definition.ts';
import { type UnpivotPlan, unpivotToGo } from '../go/reshape-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder } from '../preview.ts';
import { ownValue } from '../row-values.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** Makes a row of each of several fields. */
export const unpivot = defineBuiltin<UnpivotPlan>({
  name: 'unpivot',
  version: 1,
  mode: 'Calculate',
  title: words('Columns to rows', '列转行'),
  summary: words(
    'Makes a row of each of these fields, with its name and its value.',
    '将多个字段各变为一行，含字段名和值。',
  ),
  calledToo: {
    en: ['melt', 'normalize', 'wide to long', 'transpose'],
    'zh-CN': ['逆透视', '宽表转长表', '转置'],
  },
  params: [
    {
      key: 'fields',
      format: { kind: 'fields', rename: false },
      live: false,
      required: true,
      default: '',
      title: words('Fields', '字段'),
      help: words('Each becomes a row.', '每个字段变成一行。'),
    },
    {
      key: 'name',
      format: { kind: 'new-field' },
      live: false,
      required: false,
      default: 'name',
      title: words('Field for the name', '名称字段'),
      help: words('Gets the field’s name.', '存放字段名。'),
    },
    {
      key: 'value',
      format: { kind: 'new-field' },
      live: false,
      required: false,
      default: 'value',
      title: words('Field for the value', '值字段'),
      help: words('Gets the field’s value.', '存放字段值。'),
    },
    {
      key: 'nulls',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'drop',
            title: words('Leave them out', '去掉'),
            help: words('An empty field makes no row.', '空字段不产生行。'),
          },
          {
            value: 'keep',
            title: words('Keep them', '保留'),
            help: words('Its value is null.', '其值为空。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'drop',
      title: words('Empty fields', '空字段'),
      help: words('Whether a field without a value makes a row.', '没有值的字段是否产生行。'),
    },
  ],
  examples: [
    {
      title: words('Scores to rows', '分数转行'),
      setup: { fields: 'score_1, score_2, score_3', name: 'test', value: 'score' },
    },
  ],
  batches: () => 'row',
  explain: ({ fields = '' }) => [{ code: fields }],
  plan: readPlan,
  output: outputOf,
  toJs(plan, code) {
    code.rowLoop({ onError: 'fail' }, () => {
      for (const { name } of plan.fields) {
        const value = code.local(name);
        code.line(`const ${value} = ${code.read(name, { type: plan.type, nullable: true })};`);
        const values = new Map([
          [plan.name, literalCode(name)],
          [plan.value, value],
        ]);
        const commit = (): void => code.commitMade(madeFields(code, outputOf(plan), values));
        if (plan.nulls === 'drop') code.block(`if (${value} !== null)`, commit);
        else commit();
      }
    });
  },
  evaluator(plan) {
    const output = outputOf(plan);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries())
        for (const { name } of plan.fields) {
          const value = ownValue(row, name);
          const values = new Map([
            [plan.name, name],
            [plan.value, value],
          ]);
          if (value !== null || plan.nulls === 'keep') batch.commit(madeRow(row, output, values), index);
        }
      return batch.end();
    };
  },
  toGo: unpivotToGo,
});

function readPlan(setup: SetupReader): UnpivotPlan {
  const fields = setup.fields('fields');
  let type: ExpressionType = nothing;
  for (const { name, field, place } of fields) {
    const common = commonType(type, field.type);
    if (common === undefined) setup.wrongType('fields', place, name, field.type, typeText(type));
    else type = common;
  }
  const others = new Map(setup.input);
  for (const { name } of fields) others.delete(name);
  const name = setup.freeField('name', others);
  const value = setup.freeField('value', others);
  if (name === value) setup.problem('builtin.field-twice', 'value', setup.whole('value'), { field: value });
  return { fields, name, value, nulls: setup.choice('nulls', ['drop', 'keep']), type, input: others };
}

function outputOf({ name, value, type, nulls, input }: UnpivotPlan): RowFields {
  const own: readonly (readonly [string, Field])[] = [
    [name, { type: string, nullable: false }],
    [value, { type, nullable: nulls === 'keep' }],
  ];
  return new Map([...input, ...own]);
}
