import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { ownPropertyCode } from '../code/literal.ts';
import { typeCode } from '../code/type-code.ts';
import { onErrorOrNull } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { lineValues, nullableLineValues } from '../evaluate/line-values.ts';
import { type ComputePlan, computeToGo } from '../go/compute-go.ts';
import { BatchRecorder } from '../preview.ts';
import { copied, objectOf } from '../row-values.ts';
import { words } from '../words.ts';

/** Gives each row new fields, worked out from those it came with. */
export const compute = defineBuiltin<ComputePlan>({
  name: 'compute',
  version: 1,
  mode: 'Calculate',
  title: words('Compute fields', '计算字段'),
  summary: words('Sets fields of each row by expressions.', '用表达式设置每行的字段。'),
  calledToo: {
    en: [
      'set',
      'formula',
      'calculate',
      'map',
      'add column',
      'derive',
      'case',
      'switch',
      'if else',
      'edit fields',
    ],
    'zh-CN': ['公式', '计算', '新增列', '派生', '赋值', '条件值'],
  },
  params: [
    {
      key: 'set',
      format: { kind: 'lines', left: 'new-field', right: 'expression', steps: true },
      live: false,
      required: true,
      default: '',
      title: words('Fields to set', '设置的字段'),
      help: words(
        'row is always the row that came in; let names a step that no row gets.',
        'row 始终是传入的行；let 命名一个不写入行的中间步骤。',
      ),
    },
    {
      key: 'keep',
      format: { kind: 'fields', rename: false },
      live: false,
      required: false,
      default: '',
      title: words('Fields to keep', '保留的字段'),
      help: words('Empty: all of them.', '留空：全部保留。'),
    },
    onErrorOrNull,
  ],
  examples: [
    {
      title: words('A product of two fields', '两个字段相乘'),
      setup: { set: 'amount = row.price * row.qty' },
    },
  ],
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
    lines: setup.expressions('set'),
    kept: setup.isSet('keep') ? setup.fields('keep') : setup.allFields(),
    onError: setup.choice('on_error', ['fail', 'drop', 'null']),
  }),
  output: outputOf,
  toJs(plan, code) {
    const onError = plan.onError === 'drop' ? 'drop' : 'fail';
    code.rowLoop({ onError }, () => {
      const values = plan.onError === 'null' ? writeNullable(plan, code) : writeSteps(plan, code);
      const fields = [...outputOf(plan)].map(
        ([name, field]) => `${ownPropertyCode(name)}: ${values.get(name) ?? code.read(name, field)}`,
      );
      code.commitMade(fields);
    });
  },
  evaluator(plan, { param }) {
    const evaluate = plan.onError === 'null' ? nullableLineValues : lineValues;
    const values = evaluate(plan.lines, 'set', param);
    const fields = [...outputOf(plan)];
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const { found, failure } = values(row);
        if (failure !== undefined && plan.onError !== 'null') batch.fail(index, failure, plan.onError);
        else {
          const made = fields.map(
            ([name, field]) => [name, found.has(name) ? found.get(name) : copied(row, name, field)] as const,
          );
          batch.commit(objectOf(made), index);
          if (failure !== undefined) batch.fate(index, { state: 'kept', failure });
        }
      }
      return batch.end();
    };
  },
  toGo: computeToGo,
});

/** Kept fields in their order, those set again at their place, then the other set ones. */
function outputOf({ kept, lines, onError }: Pick<ComputePlan, 'kept' | 'lines' | 'onError'>): RowFields {
  const fields = new Map(kept.map(({ name, field }): [string, Field] => [name, field]));
  for (const { isLet, name, value } of lines) {
    const type = value.type.kind === 'int' ? ({ kind: 'double' } as const) : value.type;
    if (!isLet) fields.set(name, { type, nullable: value.nullable || onError === 'null' });
  }
  return fields;
}

/** Writes each line as a constant; gives what each set field is. */
function writeSteps({ lines }: ComputePlan, code: CodeWriter): Map<string, string> {
  const names = new Map([['row', 'row']]);
  const values = new Map<string, string>();
  for (const { isLet, name, value } of lines) {
    if (code.mayThrow(value)) code.mark(name);
    const text = isLet ? code.expression(value, names) : code.fieldValue(value, names);
    const local = code.local(name);
    code.line(`const ${local} = ${text};`);
    if (isLet) names.set(name, local);
    else values.set(name, local);
  }
  return values;
}

/** The same where a value that fails is null: a step is worked out by each field that needs it. */
function writeNullable({ lines }: ComputePlan, code: CodeWriter): Map<string, string> {
  const names = new Map([['row', 'row']]);
  const values = new Map<string, string>();
  for (const { isLet, name, value } of lines) {
    const local = code.local(name);
    if (isLet) {
      code.line(`const ${local} = () => ${code.expression(value, names)};`);
      names.set(name, `${local}()`);
      continue;
    }
    const type = typeCode({ type: value.type, nullable: true });
    code.line(`let ${local}: ${type} = null;`);
    code.attempt(`${local} = ${code.fieldValue(value, names)};`, name);
    values.set(name, local);
  }
  return values;
}
