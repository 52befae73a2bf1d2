import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { ownPropertyCode } from '../code/literal.ts';
import { typeCode } from '../code/type-code.ts';
import { onError, scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { GroupTotals } from '../evaluate/group-totals.ts';
import { aggregateToGo } from '../go/aggregate-go.ts';
import { BatchRecorder } from '../preview.ts';
import { objectOf } from '../row-values.ts';
import type { ChosenField, SetupReader } from '../setup-reader.ts';
import { readTotals, type TotalLine } from '../totals/read-totals.ts';
import { TotalCode, writeKey } from '../totals/total-code.ts';
import { totalKinds } from '../totals/total-kinds.ts';
import { words } from '../words.ts';
import { compareBy, comparison } from './sort.ts';

interface Plan {
  readonly by: readonly ChosenField[];
  readonly lines: readonly TotalLine[];
  readonly sort: ReturnType<SetupReader['order']>;
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
}

/** Makes one row of each group of rows. */
export const aggregate = defineBuiltin<Plan>({
  name: 'aggregate',
  version: 1,
  mode: 'Calculate',
  title: words('Group and total', '分组汇总'),
  summary: words('Makes one row of each group of rows.', '将每组数据汇总为一行。'),
  calledToo: {
    en: ['group by', 'sum', 'count', 'average', 'summarize', 'total', 'reduce', 'statistics', 'pivot'],
    'zh-CN': ['汇总', '求和', '计数', '平均', '统计', '聚合', '分组', '合计'],
  },
  params: [
    {
      key: 'group_by',
      format: { kind: 'fields', rename: true },
      live: false,
      required: false,
      default: '',
      title: words('Group by', '分组依据'),
      help: words('Empty: all rows are one group.', '留空：所有行为一组。'),
    },
    {
      key: 'aggregate',
      format: { kind: 'lines', left: 'new-field', right: 'total', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Totals', '汇总'),
      help: words(
        'Such as sum(row.amount), count(), max(row.at).',
        '例如 sum(row.amount)、count()、max(row.at)。',
      ),
    },
    {
      key: 'sort',
      format: { kind: 'order' },
      live: false,
      required: false,
      default: '',
      title: words('Order by', '排序依据'),
      help: words('Empty: in the order of each group’s first row.', '留空：按各组首行的顺序。'),
    },
    scope,
    onError,
  ],
  examples: [
    {
      title: words('The sum for each city', '各城市合计'),
      setup: { group_by: 'city', aggregate: 'total = sum(row.amount)\norders = count()' },
    },
  ],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain({ group_by: by = '', aggregate: totals = '' }, language) {
    const what = {
      code: totals
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join('; '),
    };
    if (by.trim() === '') return [what];
    return language === 'en' ? [what, ' by ', { code: by }] : ['按 ', { code: by }, '：', what];
  },
  plan(setup) {
    const by = setup.fields('group_by', true);
    const lines = readTotals(setup, 'aggregate', totalKinds, new Set(by.map(({ as }) => as)));
    return {
      by,
      lines,
      sort: setup.order('sort', outputOf({ by, lines })),
      scope: setup.choice('scope', ['batch', 'run']),
      onError: setup.choice('on_error', ['fail', 'drop']),
    };
  },
  output: outputOf,
  toJs: writeAggregate,
  inSteps(plan, { param }) {
    const names = [...plan.by.map(({ as }) => as), ...plan.lines.map(({ name }) => name)];
    let groups = new GroupTotals(plan.by, plan.lines, 'aggregate', param);
    return function* (rows) {
      if (plan.scope === 'batch') groups = new GroupTotals(plan.by, plan.lines, 'aggregate', param);
      const batch = new BatchRecorder(rows.length);
      const touched = yield* groups.take(rows, (index, failure) => batch.fail(index, failure, plan.onError));
      const made = [...touched].flatMap(([group, from]) => {
        const found = group.row();
        if ('values' in found)
          return [{ row: objectOf(names.map((name, i) => [name, found.values[i]])), from }];
        batch.fail(rows.length - 1, found.failure, 'fail');
        return [];
      });
      if (plan.sort.length > 0) made.sort((a, b) => compareBy(plan.sort, a.row, b.row));
      for (const { row, from } of made) batch.commitOf(row, from);
      return batch.end();
    };
  },
  toGo: aggregateToGo,
});

function outputOf({ by, lines }: Pick<Plan, 'by' | 'lines'>): RowFields {
  return new Map([
    ...by.map(({ as, field }): [string, Field] => [as, field]),
    ...lines.map(({ name, value }): [string, Field] => [
      name,
      { type: value.type.kind === 'int' ? { kind: 'double' } : value.type, nullable: value.nullable },
    ]),
  ]);
}

function writeAggregate(plan: Plan, code: CodeWriter): void {
  const group = code.local('group');
  const totals = new TotalCode(code, plan.lines, group);
  const isRun = plan.scope === 'run';
  const groups = code.local('groups');
  const Group = code.local('Group');
  const made = `new Map<unknown, ${Group}>()`;
  code.line(`const ${groups} = ${isRun ? `${code.use('remembered')}(flow, () => ${made})` : made};`);
  if (isRun) code.line(`const touched = new Set<${Group}>();`);
  let names: readonly string[] = [];
  const writeRow = (): void => {
    const found = writeKey(code, plan.by);
    names = found.names;
    totals.reserve(names);
    totals.values();
    code.line(`let ${group} = ${groups}.get(${found.key});`);
    code.block(`if (${group} === undefined)`, () => {
      code.object(`${group} = `, [...names, ...totals.initial()], ';');
      code.line(`${groups}.set(${found.key}, ${group});`);
    });
    if (isRun) code.line(`touched.add(${group});`);
    totals.steps();
  };
  code.rowLoop({ onError: plan.onError }, writeRow, () =>
    writeResults(plan, code, totals, { group, names, source: isRun ? 'touched' : `${groups}.values()` }),
  );
  const keyTypes = plan.by.map(({ field }, index) => `  ${names[index]}: ${typeCode(field)};`);
  code.declare(
    `interface ${Group} {\n${[...keyTypes, ...totals.types().map((type) => `  ${type};`)].join('\n')}\n}`,
  );
}

function writeResults(
  plan: Plan,
  code: CodeWriter,
  totals: TotalCode,
  { group, names, source }: { group: string; names: readonly string[]; source: string },
): void {
  const sorted = plan.sort.length > 0 ? code.local('sorted') : undefined;
  if (sorted !== undefined) {
    code.interface('Out', outputOf(plan));
    code.line(`const ${sorted}: Out[] = [];`);
  }
  code.block(`for (const ${group} of ${source})`, () => {
    const keys = plan.by.map(({ as }, index) => `${ownPropertyCode(as)}: ${group}.${names[index]}`);
    const values = plan.lines.map((line) => `${ownPropertyCode(line.name)}: ${totals.result(line)}`);
    if (sorted === undefined) code.commitNew([...keys, ...values]);
    else code.object(`${sorted}.push(`, [...keys, ...values], ');');
  });
  if (sorted === undefined) return;
  code.line(`${sorted}.sort(${comparison(plan.sort, code)});`);
  code.commitAll(sorted);
}
