import { bool, double, type ExpressionType, string } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { literalCode } from '../code/literal.ts';
import { onErrorOrNull } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { attempt } from '../evaluate/expression-runner.ts';
import { castToGo } from '../go/field-go.ts';
import { type CastType, castTypes, convert } from '../kernel/convert.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, type RowFailure } from '../preview.ts';
import { ownValue } from '../row-values.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

interface Conversion {
  readonly name: string;
  readonly to: CastType;
}

interface Plan {
  readonly conversions: readonly Conversion[];
  readonly onError: 'fail' | 'drop' | 'null';
  readonly input: RowFields;
}

/** Converts fields to other types: exactly, or not at all. */
export const cast = defineBuiltin<Plan>({
  name: 'cast',
  version: 1,
  mode: 'Calculate',
  title: words('Change types', '转换类型'),
  summary: words(
    'Converts fields to numbers, text, true and false, or dates.',
    '将字段转换为数字、文本、布尔值或日期。',
  ),
  calledToo: {
    en: ['convert', 'parse', 'to number', 'to text', 'type'],
    'zh-CN': ['类型', '转数字', '转文本', '解析', '转换'],
  },
  params: [
    {
      key: 'types',
      format: { kind: 'lines', left: 'field', right: 'type', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Types', '类型'),
      help: words(
        'A field, and int, number, text, bool or date.',
        '字段及其类型：int、number、text、bool 或 date。',
      ),
    },
    onErrorOrNull,
  ],
  examples: [{ title: words('A text to a number', '文本转数字'), setup: { types: 'amount = number' } }],
  batches: () => 'row',
  explain: ({ types = '' }) => [
    {
      code: types
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join('; '),
    },
  ],
  plan: (setup) => ({
    conversions: readConversions(setup),
    onError: setup.choice('on_error', ['fail', 'drop', 'null']),
    input: setup.input,
  }),
  output: outputOf,
  toJs(plan, code) {
    code.rowLoop({ onError: plan.onError === 'drop' ? 'drop' : 'fail' }, () => {
      const values = new Map<string, string>();
      for (const { name, to } of plan.conversions) {
        const local = code.local(name);
        const own = code.read(name, { type: typeOf(to), nullable: false });
        const value = `${code.use('convert')}(${own}, ${literalCode(to)})`;
        if (plan.onError === 'null') {
          code.line(`let ${local}: unknown = null;`);
          code.attempt(`${local} = ${value};`, name);
        } else {
          code.mark(name);
          code.line(`const ${local} = ${value};`);
        }
        values.set(name, local);
      }
      code.commitMade(madeFields(code, outputOf(plan), values));
    });
  },
  evaluator(plan) {
    const output = outputOf(plan);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const values = new Map<string, unknown>();
        let failure: RowFailure | undefined;
        for (const { name, to } of plan.conversions) {
          const found = attempt(() => convert(ownValue(row, name), to), name, 'types');
          if ('failure' in found) {
            failure ??= found.failure;
            if (plan.onError !== 'null') break;
          }
          values.set(name, 'value' in found ? found.value : null);
        }
        if (failure !== undefined && plan.onError !== 'null') batch.fail(index, failure, plan.onError);
        else batch.commit(madeRow(row, output, values), index);
        if (failure !== undefined && plan.onError === 'null') batch.fate(index, { state: 'kept', failure });
      }
      return batch.end();
    };
  },
  toGo: castToGo,
});

function readConversions(setup: SetupReader): readonly Conversion[] {
  const seen = new Set<string>();
  return setup.lines('types').flatMap((line): Conversion[] => {
    if (line.isLet) setup.problem('builtin.no-let-here', 'types', line);
    const name = setup.lineName(line, 'types');
    if (name === undefined) return [];
    setup.once(seen, name, 'types', line.left);
    const { type } = setup.known({ name, start: line.left.start, end: line.left.end }, 'types');
    if (type.kind === 'list' || type.kind === 'object')
      setup.wrongType('types', line.left, name, type, 'number, text, bool');
    const to = castTypes.find((known) => known === line.right);
    if (to !== undefined) return [{ name, to }];
    const place = { start: line.rightStart, end: line.end };
    setup.problem('builtin.not-a-type', 'types', place, { found: line.right, types: castTypes.join(', ') });
    return [];
  });
}

function typeOf(to: CastType): ExpressionType {
  if (to === 'bool') return bool;
  return to === 'int' || to === 'number' ? double : string;
}

function outputOf({ conversions, onError, input }: Plan): RowFields {
  const fields = new Map(input);
  for (const { name, to } of conversions) {
    const isNullable = onError === 'null' || fields.get(name)?.nullable === true;
    fields.set(name, { type: typeOf(to), nullable: isNullable });
  }
  return fields;
}
