import type { Field } from '../../expr/types.ts';
import { typeText } from '../../expr/types.ts';
import { commonType } from '../../expr/unify.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { fieldRunner } from '../evaluate/expression-runner.ts';
import { type DefaultsPlan, defaultsToGo } from '../go/field-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, type RowFailure } from '../preview.ts';
import { ownValue } from '../row-values.ts';
import type { ExpressionLine } from '../setup/expressions-reader.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** Gives fields that are empty a value. */
export const defaults = defineBuiltin<DefaultsPlan>({
  name: 'defaults',
  version: 1,
  mode: 'Calculate',
  title: words('Fill empty fields', '默认值'),
  summary: words('Gives fields that are null or missing a value.', '为空或缺失的字段填入值。'),
  calledToo: {
    en: ['coalesce', 'ifnull', 'fillna', 'replace null', 'default'],
    'zh-CN': ['空值', '填充', '缺省', '补全'],
  },
  params: [
    {
      key: 'set',
      format: { kind: 'lines', left: 'field', right: 'expression', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Values', '默认值'),
      help: words('A field, and what it is when it is empty.', '字段及其为空时的值。'),
    },
    {
      key: 'empty_text',
      format: { kind: 'flag' },
      live: false,
      required: false,
      default: 'false',
      title: words('Empty text is empty too', '空文本也视为空'),
      help: words('Whether "" is filled as well.', '是否也填充 ""。'),
    },
    onError,
  ],
  examples: [{ title: words('A dash for no city', '无城市时填“—”'), setup: { set: 'city = "—"' } }],
  batches: () => 'row',
  explain: ({ set = '' }) => [
    {
      code: set
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join('; '),
    },
  ],
  plan: (setup) => ({
    lines: readLines(setup),
    fillsEmptyText: setup.flag('empty_text'),
    onError: setup.choice('on_error', ['fail', 'drop']),
    input: setup.input,
  }),
  output: outputOf,
  toJs(plan, code) {
    code.rowLoop({ onError: plan.onError }, () => {
      const values = new Map<string, string>();
      for (const { name, value } of plan.lines) {
        const local = code.local(name);
        if (code.mayThrow(value)) code.mark(name);
        const given = plan.input.get(name);
        const text = code.fieldValue(value);
        if (given === undefined) code.line(`const ${local} = ${text};`);
        else {
          const own = code.read(name, { ...given, nullable: false });
          const isEmpty =
            plan.fillsEmptyText && given.type.kind === 'string'
              ? `(${own} ?? '') === ''`
              : `(${own} ?? null) === null`;
          code.line(`const ${local} = ${isEmpty} ? ${text} : ${own};`);
        }
        values.set(name, local);
      }
      code.commitMade(madeFields(code, outputOf(plan), values));
    });
  },
  evaluator(plan, { param }) {
    const output = outputOf(plan);
    const lines = plan.lines.map(({ name, value, line }) => ({
      name,
      run: fieldRunner(value, name, 'set', ['row'], param, line.rightStart),
      fillsText: plan.fillsEmptyText && plan.input.get(name)?.type.kind === 'string',
    }));
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const values = new Map<string, unknown>();
        let failure: RowFailure | undefined;
        for (const { name, run, fillsText } of lines) {
          const own = plan.input.has(name) ? ownValue(row, name) : null;
          if (own !== null && !(fillsText && own === '')) values.set(name, own);
          else {
            const found = run([row]);
            if ('failure' in found) {
              failure = found.failure;
              break;
            }
            values.set(name, found.value);
          }
        }
        if (failure === undefined) batch.commit(madeRow(row, output, values), index);
        else batch.fail(index, failure, plan.onError);
      }
      return batch.end();
    };
  },
  toGo: defaultsToGo,
});

function readLines(setup: SetupReader): readonly ExpressionLine[] {
  const lines = setup.expressions('set');
  for (const { isLet, name, value, line } of lines) {
    if (isLet) setup.problem('builtin.no-let-here', 'set', line);
    const given = setup.input.get(name);
    if (given === undefined || !setup.isTyped) continue;
    setup.uses.push({ key: 'set', field: name, start: line.left.start, end: line.left.end, form: 'name' });
    if (given.type.kind !== 'null' && commonType(given.type, value.type)?.kind !== given.type.kind)
      setup.problem(
        'expr.wrong-type',
        'set',
        { start: line.rightStart, end: line.end },
        { expected: typeText(given.type), found: typeText(value.type) },
      );
  }
  return lines;
}

function outputOf({ lines, input }: DefaultsPlan): RowFields {
  const fields = new Map(input);
  for (const { name, value } of lines) {
    const type = value.type.kind === 'int' ? ({ kind: 'double' } as const) : value.type;
    const given = fields.get(name);
    const own: Field = {
      type: given === undefined || given.type.kind === 'null' ? type : given.type,
      nullable: value.nullable,
    };
    fields.set(name, own);
  }
  return fields;
}
