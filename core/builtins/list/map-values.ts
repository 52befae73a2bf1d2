import type { Place } from '../../expr/syntax.ts';
import {
  bool,
  double,
  type ExpressionType,
  type Field,
  nothing,
  string,
  typeText,
} from '../../expr/types.ts';
import { commonType } from '../../expr/unify.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { literalCode } from '../code/literal.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner, fieldRunner } from '../evaluate/expression-runner.ts';
import { type MapValuesPlan, mapValuesToGo } from '../go/map-values-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder } from '../preview.ts';
import { nothingTyped } from '../setup/expressions-reader.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { LineLeft, SetupLine } from '../setup/lines.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

type Value = LineLeft['value'];

/** Puts one value in the place of another. */
export const mapValues = defineBuiltin<MapValuesPlan>({
  name: 'map_values',
  version: 1,
  mode: 'Calculate',
  title: words('Translate values', '值映射'),
  summary: words('Puts other values in the place of a field’s.', '将字段的值替换为对应的值。'),
  calledToo: {
    en: ['map', 'replace', 'recode', 'switch', 'case when', 'dictionary', 'translate'],
    'zh-CN': ['映射', '替换', '翻译', '字典', '编码'],
  },
  params: [
    {
      key: 'field',
      format: { kind: 'field', of: 'scalar' },
      live: false,
      required: true,
      default: '',
      title: words('Field', '字段'),
      help: words('Whose values are translated.', '要映射的字段。'),
    },
    {
      key: 'to',
      format: { kind: 'new-field' },
      live: false,
      required: false,
      default: '',
      title: words('Into', '写入字段'),
      help: words('Empty: the field itself.', '留空：写回该字段。'),
    },
    {
      key: 'values',
      format: { kind: 'lines', left: 'value', right: 'value', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Values', '对应关系'),
      help: words('Such as "CNY" = "人民币".', '例如 "CNY" = "人民币"。'),
    },
    {
      key: 'else',
      format: { kind: 'expression', type: undefined },
      live: false,
      required: false,
      default: 'null',
      title: words('All others', '其他值'),
      help: words(
        'What a value that is not listed becomes; row.field keeps it.',
        '未列出的值如何处理；写 row.字段 表示保留原值。',
      ),
    },
    onError,
  ],
  examples: [
    {
      title: words('Codes to names', '代码转名称'),
      setup: { field: 'currency', values: '"CNY" = "人民币"\n"EUR" = "欧元"', else: 'row.currency' },
    },
  ],
  batches: () => 'row',
  explain: ({ field = '', values = '' }, language) => {
    const count = values.split('\n').filter((line) => line.trim() !== '').length;
    return [{ code: field }, language === 'en' ? `: ${count} values` : `：${count} 个值`];
  },
  plan: readPlan,
  output: outputOf,
  toJs(plan, code) {
    const { field } = plan;
    if (field === undefined) return;
    const translated = code.local('translated');
    const pairs = plan.values.map(([from, to]) => `  [${literalCode(from)}, ${literalCode(to)}],`).join('\n');
    code.declare(`const ${translated} = new Map<unknown, unknown>([\n${pairs}\n]);`);
    code.rowLoop({ onError: plan.onError }, () => {
      const [given, value] = [code.local('given'), code.local('value')];
      code.mark(field.name);
      code.line(`const ${given} = ${code.expression(fieldTyped(field))};`);
      if (code.mayThrow(plan.otherwise)) code.mark('else');
      code.line(
        `const ${value} = ${translated}.has(${given}) ? ${translated}.get(${given}) : ${code.fieldValue(plan.otherwise)};`,
      );
      code.commitMade(madeFields(code, outputOf(plan), new Map([[plan.to, value]])));
    });
  },
  evaluator(plan, { param }) {
    const output = outputOf(plan);
    const translated = new Map<unknown, unknown>(plan.values);
    const read = expressionRunner(
      plan.field === undefined ? nothingTyped : fieldTyped(plan.field),
      plan.field?.name ?? '',
      'field',
      ['row'],
      param,
    );
    const otherwise = fieldRunner(plan.otherwise, 'else', 'else', ['row'], param);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const given = read([row]);
        const found =
          'failure' in given
            ? given
            : translated.has(given.value)
              ? { value: translated.get(given.value) }
              : otherwise([row]);
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else batch.commit(madeRow(row, output, new Map([[plan.to, found.value]])), index);
      }
      return batch.end();
    };
  },
  toGo: mapValuesToGo,
});

function readPlan(setup: SetupReader): MapValuesPlan {
  const field = setup.field('field');
  if (field !== undefined) setup.expectScalar(field, 'field');
  const to = setup.isSet('to') ? setup.newField('to') : (field?.name ?? '');
  const otherwise = setup.expression('else');
  const seen = new Set<string>();
  let type: ExpressionType = nothing;
  const values = setup.lines('values').flatMap((line): (readonly [Value, Value])[] => {
    const right = readValue(line);
    if (line.isLet || line.left.kind !== 'literal' || right === undefined) {
      const isLeft = line.isLet || line.left.kind !== 'literal';
      const place = isLeft ? line.left : { start: line.rightStart, end: line.end };
      const found = isLeft ? String(line.left.value) : line.right;
      setup.problem('builtin.not-a-literal', 'values', place, { found });
      return [];
    }
    for (const place of [line.left, { start: line.rightStart, end: line.rightStart + line.right.length }])
      tellRounded(setup, place);
    setup.once(seen, JSON.stringify(line.left.value), 'values', line.left);
    const common = commonType(type, typeOf(right));
    if (common === undefined)
      setup.problem(
        'builtin.mixed-values',
        'values',
        { start: line.rightStart, end: line.end },
        { first: typeText(type) },
      );
    else type = common;
    return [[line.left.value, right]];
  });
  const all = commonType(type, otherwise.type);
  if (setup.isTyped && (all === undefined || all.kind === 'timestamp'))
    setup.problem('builtin.mixed-values', 'else', setup.whole('else'), { first: typeText(type) });
  const isNullable = otherwise.nullable || values.some(([, value]) => value === null);
  const found: Field = { type: all?.kind === 'int' ? double : (all ?? nothing), nullable: isNullable };
  return {
    field,
    to,
    values,
    otherwise,
    type: found,
    onError: setup.choice('on_error', ['fail', 'drop']),
    input: setup.input,
  };
}

/** Tells of a whole number that would be another one in a row. */
function tellRounded(setup: SetupReader, place: Place): void {
  const found = setup.text('values').slice(place.start, place.end);
  if (/^-?\d+$/.test(found) && !Number.isSafeInteger(Number(found)))
    setup.problem('expr.int-too-large', 'values', place, { found });
}

/** A plain value as JSON writes it. */
function readValue({ right }: SetupLine): Value | undefined {
  try {
    const value: unknown = JSON.parse(right);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function typeOf(value: Value): ExpressionType {
  if (value === null) return nothing;
  if (typeof value === 'string') return string;
  return typeof value === 'boolean' ? bool : double;
}

function outputOf({ to, type, input }: MapValuesPlan): RowFields {
  return new Map([...input, [to, type]]);
}
