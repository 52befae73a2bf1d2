import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { ownPropertyCode } from '../code/literal.ts';
import { typeCode } from '../code/type-code.ts';
import { defineBuiltin } from '../definition.ts';
import { GroupTotals } from '../evaluate/group-totals.ts';
import { KeyReader } from '../evaluate/key-reader.ts';
import { type WindowPlan, windowToGo } from '../go/window-go.ts';
import { BatchRecorder, isStepsEnd, type Row } from '../preview.ts';
import { objectOf } from '../row-values.ts';
import type { SetupReader } from '../setup-reader.ts';
import { readTotals } from '../totals/read-totals.ts';
import { TotalCode, writeKey } from '../totals/total-code.ts';
import { totalKinds } from '../totals/total-kinds.ts';
import { words } from '../words.ts';
import { byParam } from './by-param.ts';

/** Totals every so many rows. */
export const window = defineBuiltin<WindowPlan>({
  name: 'window',
  version: 1,
  mode: 'Calculate',
  title: words('Window by count', '计数窗口'),
  summary: words(
    'Makes one row of every so many rows, from batch to batch.',
    '每若干行汇总为一行，跨批次连续。',
  ),
  calledToo: {
    en: ['moving average', 'sliding', 'tumbling', 'rolling', 'batch rows'],
    'zh-CN': ['滑动窗口', '滚动', '移动平均', '窗口'],
  },
  params: [
    {
      key: 'size',
      format: { kind: 'number', least: 1 },
      live: false,
      required: true,
      default: '',
      title: words('Rows', '行数'),
      help: words('So many make a window.', '多少行组成一个窗口。'),
    },
    {
      key: 'step',
      format: { kind: 'number', least: 1 },
      live: false,
      required: false,
      default: '',
      title: words('Step', '步长'),
      help: words(
        'The next window begins so many rows later. Empty: behind the last.',
        '下一个窗口往后移动的行数。留空：紧接上一个窗口。',
      ),
    },
    byParam,
    {
      key: 'aggregate',
      format: { kind: 'lines', left: 'new-field', right: 'total', steps: false },
      live: false,
      required: true,
      default: '',
      title: words('Totals', '汇总'),
      help: words(
        'Of the rows of a window: avg(row.value), max(row.at).',
        '窗口内各行的汇总：avg(row.value)、max(row.at)。',
      ),
    },
    {
      key: 'rest',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'keep',
            title: words('Wait for more', '等待更多'),
            help: words('They stay for the next batch.', '留给下一个批次。'),
          },
          {
            value: 'emit',
            title: words('Total them', '立即汇总'),
            help: words(
              'At each batch’s end: KisFlow has no end of a run.',
              '在每个批次结束时汇总：KisFlow 没有运行结束的信号。',
            ),
          },
        ],
      },
      live: false,
      required: false,
      default: 'keep',
      title: words('Rows that fill no window', '不足一个窗口的行'),
      help: words('What becomes of them at the end of a batch.', '批次结束时如何处理。'),
    },
  ],
  examples: [
    {
      title: words('The mean of ten readings', '十次读数的平均值'),
      setup: { size: '10', by: 'sensor', aggregate: 'mean = avg(row.value)' },
    },
  ],
  batches: () => 'run',
  explain: ({ size = '', aggregate: totals = '' }, language) => [
    language === 'en' ? `every ${size} rows: ` : `每 ${size} 行：`,
    {
      code: totals
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join('; '),
    },
  ],
  plan: readPlan,
  output: outputOf,
  toJs: writeWindow,
  inSteps(plan, { param }) {
    const keys = new KeyReader(plan.by, 'by', param);
    const windows = new Map<string, { row: Row; index: number; batch: number }[]>();
    const names = [...outputOf(plan).keys()];
    let batches = 0;
    return function* (rows) {
      const batch = new BatchRecorder(rows.length);
      batches += 1;
      const total = (held: readonly { row: Row; index: number; batch: number }[], at: number): void => {
        const groups = new GroupTotals(plan.by, plan.lines, 'aggregate', param, 'by');
        let made: ReturnType<GroupTotals['takeRow']> | undefined;
        for (const { row } of held) {
          made = groups.takeRow(row);
          if ('failure' in made) break;
        }
        if (made === undefined) return;
        const found = 'failure' in made ? made : made.group.row();
        if ('failure' in found) {
          batch.fail(at, found.failure, 'fail');
          return;
        }
        const own = held.filter((one) => one.batch === batches).map(({ index }) => index);
        for (const index of own)
          if (batch.fates[index]?.note === 'waiting') batch.fate(index, { state: 'kept' });
        batch.commitOf(objectOf(names.map((name, index) => [name, found.values[index]] as const)), own);
      };
      for (const [index, row] of rows.entries()) {
        if (isStepsEnd(index)) yield;
        const found = keys.read(row);
        if ('failure' in found) {
          batch.fail(index, found.failure, 'fail');
          continue;
        }
        const held = windows.get(found.key) ?? [];
        if (held.length === 0) windows.set(found.key, held);
        held.push({ row, index, batch: batches });
        batch.fate(index, { state: 'kept', note: 'waiting' });
        if (held.length < plan.size) continue;
        total(held, index);
        held.splice(0, plan.step);
      }
      if (plan.rest === 'emit') {
        for (const [index, held] of [...windows.values()].entries()) {
          if (isStepsEnd(index)) yield;
          if (held.length > 0) total(held, rows.length - 1);
        }
        windows.clear();
      }
      return batch.end();
    };
  },
  toGo: windowToGo,
});

function readPlan(setup: SetupReader): WindowPlan {
  const size = setup.isSet('size') ? setup.number('size') : 1;
  setup.required('size');
  const by = setup.isSet('by') ? setup.fields('by') : [];
  const step = setup.isSet('step') ? setup.number('step') : size;
  if (step > size)
    setup.problem(
      'builtin.step-beyond-size',
      'step',
      setup.whole('step'),
      { step, size },
      { fix: String(size) },
    );
  return {
    size,
    step,
    by,
    lines: readTotals(setup, 'aggregate', totalKinds, new Set(by.map(({ as }) => as))),
    rest: setup.choice('rest', ['keep', 'emit']),
  };
}

function outputOf({ by, lines }: WindowPlan): RowFields {
  return new Map([
    ...by.map(({ as, field }): [string, Field] => [as, field]),
    ...lines.map(({ name, value }): [string, Field] => [
      name,
      { type: value.type.kind === 'int' ? { kind: 'double' } : value.type, nullable: value.nullable },
    ]),
  ]);
}

function writeWindow(plan: WindowPlan, code: CodeWriter): void {
  const [group, Group, held] = [code.local('group'), code.local('Group'), code.local('held')];
  const totals = new TotalCode(code, plan.lines, group);
  code.line(`const windows = ${code.use('remembered')}(flow, () => new Map<unknown, Row[]>());`);
  let names: readonly string[] = [];
  const writeTotal = (rows: string): void => {
    code.line(`let ${group}: ${Group} | undefined;`);
    code.block(`for (const row of ${rows})`, () => {
      const found = writeKey(code, plan.by);
      names = found.names;
      totals.reserve(names);
      totals.values();
      code.object(`${group} ??= `, [...names, ...totals.initial()], ';');
      totals.steps();
    });
    code.line(`if (${group} === undefined) return;`);
    const results = plan.lines.map((line) => `${ownPropertyCode(line.name)}: ${totals.result(line)}`);
    const keys = plan.by.map(({ as }, index) => `${ownPropertyCode(as)}: ${group}.${names[index]}`);
    code.commitNew([...keys, ...results]);
  };
  const writeRow = (): void => {
    const { key } = writeKey(code, plan.by);
    code.line(`const ${held} = windows.get(${key}) ?? [];`);
    code.line(`windows.set(${key}, ${held});`);
    code.line(`${held}.push(row);`);
    code.block(`if (${held}.length === ${plan.size})`, () => {
      code.line(`totalOf(${held});`);
      code.line(`${held}.splice(0, ${plan.step});`);
    });
  };
  code.prelude(() =>
    code.block('const totalOf = (rows: readonly Row[]): void =>', () => writeTotal('rows'), '};'),
  );
  code.rowLoop({ onError: 'fail' }, writeRow, () => {
    if (plan.rest !== 'emit') return;
    code.line('for (const rest of windows.values()) totalOf(rest);');
    code.line('windows.clear();');
  });
  const keys = plan.by.map(({ field }, index) => `  ${names[index]}: ${typeCode(field)};`);
  code.declare(
    `interface ${Group} {\n${[...keys, ...totals.types().map((type) => `  ${type};`)].join('\n')}\n}`,
  );
}
