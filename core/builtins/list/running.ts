import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { typeCode } from '../code/type-code.ts';
import { onError, scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { GroupTotals } from '../evaluate/group-totals.ts';
import { runningToGo } from '../go/remembered-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, isStepsEnd } from '../preview.ts';
import type { ChosenField } from '../setup-reader.ts';
import { readTotals, type TotalLine } from '../totals/read-totals.ts';
import { TotalCode, writeKey } from '../totals/total-code.ts';
import { runningKinds } from '../totals/total-kinds.ts';
import { words } from '../words.ts';
import { byParam } from './by-param.ts';

interface Plan {
  readonly by: readonly ChosenField[];
  readonly lines: readonly TotalLine[];
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Gives each row the totals so far. */
export const running = defineBuiltin<Plan>({
  name: 'running',
  version: 1,
  mode: 'Calculate',
  title: words('Running totals', '累计'),
  summary: words(
    'Gives each row the totals so far, or what the row before had.',
    '为每行计算累计值，或取上一行的值。',
  ),
  calledToo: {
    en: ['cumulative', 'previous', 'lag', 'delta', 'difference', 'running sum'],
    'zh-CN': ['累加', '累积', '上一行', '差值', '环比'],
  },
  params: [
    {
      key: 'set',
      format: { kind: 'lines', left: 'new-field', right: 'running', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Fields to set', '设置的字段'),
      help: words(
        'Such as sum(row.amount), count(), previous(row.at).',
        '例如 sum(row.amount)、count()、previous(row.at)。',
      ),
    },
    byParam,
    scope,
    onError,
  ],
  examples: [
    { title: words('The sum so far', '累计金额'), setup: { set: 'so_far = sum(row.amount)', by: 'city' } },
  ],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain: ({ set = '' }) => [
    {
      code: set
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join('; '),
    },
  ],
  plan: (setup) => ({
    by: setup.isSet('by') ? setup.fields('by') : [],
    lines: readTotals(setup, 'set', runningKinds, new Set(setup.input.keys())),
    scope: setup.choice('scope', ['batch', 'run']),
    onError: setup.choice('on_error', ['fail', 'drop']),
    input: setup.input,
  }),
  output: outputOf,
  toJs(plan, code) {
    const [group, Group] = [code.local('group'), code.local('Group')];
    const totals = new TotalCode(code, plan.lines, group);
    const made = `new Map<unknown, ${Group}>()`;
    code.line(
      `const groups = ${plan.scope === 'run' ? `${code.use('remembered')}(flow, () => ${made})` : made};`,
    );
    let names: readonly string[] = [];
    code.rowLoop(plan, () => {
      const found = writeKey(code, plan.by);
      names = found.names;
      totals.reserve(names);
      totals.values();
      code.line(`let ${group} = groups.get(${found.key});`);
      code.block(`if (${group} === undefined)`, () => {
        code.object(`${group} = `, [...names, ...totals.initial()], ';');
        code.line(`groups.set(${found.key}, ${group});`);
      });
      totals.steps();
      const values = new Map(plan.lines.map((line) => [line.name, totals.result(line)]));
      code.commitMade(madeFields(code, outputOf(plan), values));
    });
    const keys = plan.by.map(({ field }, index) => `  ${names[index]}: ${typeCode(field)};`);
    code.declare(
      `interface ${Group} {\n${[...keys, ...totals.types().map((type) => `  ${type};`)].join('\n')}\n}`,
    );
  },
  inSteps(plan, { param }) {
    const make = (): GroupTotals => new GroupTotals(plan.by, plan.lines, 'set', param, 'by');
    const output = outputOf(plan);
    let groups = make();
    return function* (rows) {
      if (plan.scope === 'batch') groups = make();
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        if (isStepsEnd(index)) yield;
        const taken = groups.takeRow(row);
        const found = 'failure' in taken ? taken : taken.group.row();
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else {
          const values = new Map<string, unknown>();
          for (const [at, { name }] of plan.lines.entries())
            values.set(name, found.values[plan.by.length + at]);
          batch.commit(madeRow(row, output, values), index);
        }
      }
      return batch.end();
    };
  },
  toGo: runningToGo,
});

function outputOf({ lines, input }: Plan): RowFields {
  const made = lines.map(({ name, value }): [string, Field] => [
    name,
    { type: value.type.kind === 'int' ? { kind: 'double' } : value.type, nullable: value.nullable },
  ]);
  return new Map([...input, ...made]);
}
