import type { RowFields } from '../../row-types/row-type.ts';
import { onError, scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { KeyReader } from '../evaluate/key-reader.ts';
import { numberToGo } from '../go/remembered-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, isStepsEnd } from '../preview.ts';
import type { ChosenField } from '../setup-reader.ts';
import { writeKey } from '../totals/total-code.ts';
import { words } from '../words.ts';
import { byParam } from './by-param.ts';

interface Plan {
  readonly field: string;
  readonly start: number;
  readonly by: readonly ChosenField[];
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Numbers the rows. */
export const number = defineBuiltin<Plan>({
  name: 'number',
  version: 1,
  mode: 'Calculate',
  title: words('Number rows', '编号'),
  summary: words('Gives each row a number.', '为每行编号。'),
  calledToo: {
    en: ['row number', 'index', 'sequence', 'rank', 'counter'],
    'zh-CN': ['行号', '序号', '排名', '计数'],
  },
  params: [
    {
      key: 'field',
      format: { kind: 'new-field' },
      live: false,
      required: true,
      default: '',
      title: words('Field', '字段'),
      help: words('Gets the number.', '存放编号的字段。'),
    },
    {
      key: 'start',
      format: { kind: 'number', least: 0 },
      live: false,
      required: false,
      default: '1',
      title: words('From', '起始值'),
      help: words('The first row’s number.', '第一行的编号。'),
    },
    byParam,
    scope,
    onError,
  ],
  examples: [{ title: words('Per city', '按城市编号'), setup: { field: 'no', by: 'city' } }],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain: ({ field = '', by = '' }, language) =>
    by.trim() === ''
      ? [{ code: field }]
      : [{ code: field }, language === 'en' ? ' by ' : ' 按 ', { code: by }],
  plan: (setup) => ({
    field: setup.freeField('field'),
    start: setup.number('start'),
    by: setup.isSet('by') ? setup.fields('by') : [],
    scope: setup.choice('scope', ['batch', 'run']),
    onError: setup.choice('on_error', ['fail', 'drop']),
    input: setup.input,
  }),
  output: outputOf,
  toJs(plan, code) {
    const made = 'new Map<unknown, number>()';
    code.line(
      `const next = ${plan.scope === 'run' ? `${code.use('remembered')}(flow, () => ${made})` : made};`,
    );
    code.rowLoop(plan, () => {
      const { key } = writeKey(code, plan.by);
      const own = code.local('number');
      code.line(`const ${own} = next.get(${key}) ?? ${plan.start};`);
      code.line(`next.set(${key}, ${own} + 1);`);
      code.commitMade(madeFields(code, outputOf(plan), new Map([[plan.field, own]])));
    });
  },
  inSteps(plan, { param }) {
    const output = outputOf(plan);
    const keys = new KeyReader(plan.by, 'by', param);
    const next = new Map<string, number>();
    return function* (rows) {
      const batch = new BatchRecorder(rows.length);
      if (plan.scope === 'batch') next.clear();
      for (const [index, row] of rows.entries()) {
        if (isStepsEnd(index)) yield;
        const found = keys.read(row);
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else {
          const own = next.get(found.key) ?? plan.start;
          next.set(found.key, own + 1);
          batch.commit(madeRow(row, output, new Map([[plan.field, own]])), index);
        }
      }
      return batch.end();
    };
  },
  toGo: numberToGo,
});

function outputOf({ field, input }: Plan): RowFields {
  return new Map([...input, [field, { type: { kind: 'double' }, nullable: false }]]);
}
