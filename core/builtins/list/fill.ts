import type { RowFields } from '../../row-types/row-type.ts';
import { onError, scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { KeyReader } from '../evaluate/key-reader.ts';
import { fillToGo } from '../go/remembered-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, isStepsEnd } from '../preview.ts';
import { ownValue } from '../row-values.ts';
import type { ChosenField } from '../setup-reader.ts';
import { writeKey } from '../totals/total-code.ts';
import { words } from '../words.ts';
import { byParam } from './by-param.ts';

interface Plan {
  readonly fields: readonly ChosenField[];
  readonly by: readonly ChosenField[];
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Gives an empty field the value that it had in the row before. */
export const fill = defineBuiltin<Plan>({
  name: 'fill',
  version: 1,
  mode: 'Calculate',
  title: words('Carry down', '向下填充'),
  summary: words('Gives empty fields the value of the row before.', '用上一行的值填充空字段。'),
  calledToo: { en: ['forward fill', 'ffill', 'last value', 'fill down'], 'zh-CN': ['填充', '沿用', '前值'] },
  params: [
    {
      key: 'fields',
      format: { kind: 'fields', rename: false },
      live: false,
      required: true,
      default: '',
      title: words('Fields', '字段'),
      help: words('Filled where they are null or missing.', '为空或缺失时填充。'),
    },
    byParam,
    scope,
    onError,
  ],
  examples: [
    { title: words('The last reading', '沿用上次读数'), setup: { fields: 'temperature', by: 'sensor' } },
  ],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain: ({ fields = '' }) => [{ code: fields }],
  plan: (setup) => ({
    fields: setup.fields('fields'),
    by: setup.isSet('by') ? setup.fields('by') : [],
    scope: setup.choice('scope', ['batch', 'run']),
    onError: setup.choice('on_error', ['fail', 'drop']),
    input: setup.input,
  }),
  output: (_plan, input) => input,
  toJs(plan, code) {
    const made = 'new Map<unknown, unknown[]>()';
    code.line(
      `const last = ${plan.scope === 'run' ? `${code.use('remembered')}(flow, () => ${made})` : made};`,
    );
    code.rowLoop(plan, () => {
      const { key } = writeKey(code, plan.by);
      code.line(`let before = last.get(${key});`);
      code.block('if (before === undefined)', () => {
        code.line('before = [];');
        code.line(`last.set(${key}, before);`);
      });
      const values = new Map(
        plan.fields.map(({ name }, index) => {
          const local = code.local(name);
          const own = code.read(name, { type: { kind: 'any' }, nullable: false });
          code.line(`const ${local} = ${own} ?? before[${index}] ?? null;`);
          return [name, local];
        }),
      );
      for (const [index, local] of [...values.values()].entries()) code.line(`before[${index}] = ${local};`);
      code.commitMade(madeFields(code, plan.input, values));
    });
  },
  inSteps(plan, { param }) {
    const keys = new KeyReader(plan.by, 'by', param);
    const last = new Map<string, readonly unknown[]>();
    return function* (rows) {
      const batch = new BatchRecorder(rows.length);
      if (plan.scope === 'batch') last.clear();
      for (const [index, row] of rows.entries()) {
        if (isStepsEnd(index)) yield;
        const found = keys.read(row);
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else {
          const before = last.get(found.key) ?? [];
          const values = plan.fields.map(({ name }, at) => ownValue(row, name) ?? before[at] ?? null);
          last.set(found.key, values);
          const made = new Map(plan.fields.map(({ name }, at) => [name, values[at]]));
          batch.commit(madeRow(row, plan.input, made), index);
        }
      }
      return batch.end();
    };
  },
  toGo: fillToGo,
});
