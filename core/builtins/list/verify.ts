import { bool, listOf, string } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { literalCode } from '../code/literal.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { type VerifyPlan, verifyToGo } from '../go/check-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, type RowFailure } from '../preview.ts';
import { type ExpressionLine, nothingTyped } from '../setup/expressions-reader.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** Looks at each row by several checks, and drops or flags those that do not hold. */
export const verify = defineBuiltin<VerifyPlan>({
  name: 'verify',
  version: 1,
  mode: 'Verify',
  title: words('Check rows', '校验'),
  summary: words(
    'Checks each row; drops, flags or refuses those that are wrong.',
    '校验每一行，对不合格的行丢弃、标记或报错。',
  ),
  calledToo: {
    en: ['validate', 'assert', 'quality', 'rules', 'check'],
    'zh-CN': ['验证', '检查', '断言', '质量', '规则'],
  },
  params: [
    {
      key: 'checks',
      format: { kind: 'lines', left: 'label', right: 'expression', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Checks', '校验规则'),
      help: words(
        'A name, and what has to be true of a row. One that fails counts as not true.',
        '规则名及其条件。出错的规则视为不成立。',
      ),
    },
    {
      key: 'on_fail',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'drop',
            title: words('Drop the row', '丢弃该行'),
            help: words('It is left out.', '该行不再向后传递。'),
          },
          {
            value: 'flag',
            title: words('Flag the row', '标记该行'),
            help: words('A field lists the checks that do not hold.', '用一个字段列出不成立的规则。'),
          },
          {
            value: 'fail',
            title: words('Stop the run', '停止运行'),
            help: words('The error names the row and the check.', '错误会指出行和规则。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'drop',
      title: words('If a check does not hold', '规则不成立时'),
      help: words('What becomes of the row.', '该行如何处理。'),
    },
    {
      key: 'flag_field',
      format: { kind: 'new-field' },
      live: false,
      required: false,
      default: 'problems',
      title: words('Field for the flags', '标记字段'),
      help: words('A list of the names of checks that do not hold.', '不成立的规则名列表。'),
      when: { key: 'on_fail', is: ['flag'] },
    },
  ],
  examples: [
    {
      title: words('Amounts above zero', '数量大于零'),
      setup: { checks: 'qty = row.qty > 0', on_fail: 'flag' },
    },
  ],
  batches: () => 'row',
  explain: ({ checks = '' }) => [
    {
      code: checks
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join('; '),
    },
  ],
  plan: (setup) => {
    const onFail = setup.choice('on_fail', ['drop', 'flag', 'fail']);
    return {
      checks: readChecks(setup),
      onFail,
      flagField: onFail === 'flag' ? setup.freeField('flag_field') : '',
      input: setup.input,
    };
  },
  output: outputOf,
  toJs(plan, code) {
    code.rowLoop({ onError: 'fail' }, () => {
      if (plan.onFail === 'flag') writeFlags(plan, code);
      else {
        for (const check of plan.checks) {
          code.mark(check.name);
          const otherwise = plan.onFail === 'drop' ? 'continue;' : `${code.use('checkFailed')}();`;
          code.line(`if (${notHolding(check, code)}) ${otherwise}`);
        }
        code.commit('row');
      }
    });
  },
  evaluator(plan, { param }) {
    const output = outputOf(plan);
    const checks = plan.checks.map(({ name, value, line }) => ({
      name,
      run: expressionRunner(value, name, 'checks', ['row'], param, line.rightStart),
    }));
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const failed: string[] = [];
        let failure: RowFailure | undefined;
        for (const { name, run } of checks) {
          const found = run([row]);
          if ('failure' in found && found.failure.kind === 'wrong-type') failure ??= found.failure;
          else if ('failure' in found || found.value !== true) {
            failed.push(name);
            if (plan.onFail === 'fail') failure ??= { kind: 'check-failed', field: name, key: 'checks' };
          }
          // What follows a check that does not hold is not looked at, but for flags.
          if (failure !== undefined || (failed.length > 0 && plan.onFail !== 'flag')) break;
        }
        if (failure !== undefined) batch.fail(index, failure, 'fail');
        else if (plan.onFail === 'flag')
          batch.commit(madeRow(row, output, new Map([[plan.flagField, failed]])), index);
        else if (failed.length === 0) batch.commit(row, index);
        if (failure === undefined && failed.length > 0)
          batch.fate(index, { state: plan.onFail === 'flag' ? 'kept' : 'dropped', note: { checks: failed } });
      }
      return batch.end();
    };
  },
  toGo: verifyToGo,
});

function readChecks(setup: SetupReader): readonly ExpressionLine[] {
  const names = setup.rowNames();
  const seen = new Set<string>();
  return setup.lines('checks').map((line) => {
    if (line.isLet) setup.problem('builtin.no-let-here', 'checks', line);
    const name = setup.lineName(line, 'checks') ?? '';
    setup.once(seen, name, 'checks', line.left);
    const value = line.isLet
      ? nothingTyped
      : setup.parsed(line.right, line.rightStart, 'checks', names, bool);
    return { isLet: false, name, value, line };
  });
}

function outputOf({ onFail, flagField, input }: VerifyPlan): RowFields {
  return onFail === 'flag'
    ? new Map([...input, [flagField, { type: listOf(string), nullable: false }]])
    : input;
}

function notHolding({ value }: ExpressionLine, code: CodeWriter): string {
  const text = code.expression(value);
  return code.mayThrow(value) ? `!${code.use('holds')}(() => ${text})` : `!(${text})`;
}

function writeFlags(plan: VerifyPlan, code: CodeWriter): void {
  const problems = code.local('problems');
  code.line(`const ${problems}: string[] = [];`);
  for (const check of plan.checks) {
    code.mark(check.name);
    code.line(`if (${notHolding(check, code)}) ${problems}.push(${literalCode(check.name)});`);
  }
  code.commitMade(madeFields(code, outputOf(plan), new Map([[plan.flagField, problems]])));
}
