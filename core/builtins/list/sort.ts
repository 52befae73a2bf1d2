import type { CodeWriter } from '../code/code-writer.ts';
import { memberCode } from '../code/literal.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { type ExpressionRunner, expressionRunner } from '../evaluate/expression-runner.ts';
import { sortToGo } from '../go/order-go.ts';
import { compareValues } from '../kernel/compare-values.ts';
import { BatchRecorder, isStepsEnd, type Row, type RowFailure } from '../preview.ts';
import { ownValue } from '../row-values.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { ChosenField } from '../setup-reader.ts';
import { words } from '../words.ts';

type SortKey = ChosenField & { readonly isDescending: boolean };

/** Orders the rows of a batch. */
export const sort = defineBuiltin({
  name: 'sort',
  version: 1,
  mode: 'Calculate',
  title: words('Sort', '排序'),
  summary: words('Orders the rows of each batch.', '对每个批次的数据排序。'),
  calledToo: { en: ['order by', 'rank', 'top'], 'zh-CN': ['排列', '升序', '降序'] },
  params: [
    {
      key: 'by',
      format: { kind: 'order' },
      live: false,
      required: true,
      default: '',
      title: words('Order by', '排序依据'),
      help: words(
        'Fields, the most important first; desc behind one puts its greatest first. Empty values come last.',
        '按重要性排列的字段；在字段后写 desc 表示从大到小。空值排在最后。',
      ),
    },
    onError,
  ],
  examples: [{ title: words('The greatest first', '从大到小'), setup: { by: 'total desc' } }],
  batches: () => 'batch',
  explain: ({ by = '' }, language) => [language === 'en' ? 'by ' : '按 ', { code: by }],
  plan: (setup) => ({ by: setup.order('by'), onError: setup.choice('on_error', ['fail', 'drop']) }),
  output: (_plan, input) => input,
  toJs({ by, onError }, code) {
    const sound = onError === 'drop' ? code.local('sound') : 'rows';
    if (sound !== 'rows') code.line(`const ${sound}: Row[] = [];`);
    // A number among texts would put rows in any order: values are looked at first.
    const writeRow = (): void => {
      for (const key of by) {
        code.mark(key.name);
        code.line(`${code.expression(fieldTyped(key))};`);
      }
      if (sound !== 'rows') code.line(`${sound}.push(row);`);
    };
    code.rowLoop({ onError }, writeRow, () => code.commitAll(`${sound}.sort(${comparison(by, code)})`));
  },
  inSteps({ by, onError }, { param }) {
    const runners = by.map((key) => expressionRunner(fieldTyped(key), key.name, 'by', ['row'], param));
    return function* (rows) {
      const batch = new BatchRecorder(rows.length);
      const sound: number[] = [];
      for (const [index, row] of rows.entries()) {
        if (isStepsEnd(index)) yield;
        const failed = firstFailure(runners, row);
        if (failed === undefined) sound.push(index);
        else batch.fail(index, failed, onError);
      }
      const order = sound.sort((a, b) => compareBy(by, rows[a] ?? {}, rows[b] ?? {}));
      for (const index of order) batch.commit(rows[index] ?? {}, index);
      return batch.end();
    };
  },
  toGo: sortToGo,
});

function firstFailure(runners: readonly ExpressionRunner[], row: Row): RowFailure | undefined {
  for (const run of runners) {
    const found = run([row]);
    if ('failure' in found) return found.failure;
  }
  return undefined;
}

/** The order of two rows by these keys. */
export function compareBy(by: readonly SortKey[], a: Row, b: Row): number {
  for (const { name, isDescending } of by) {
    const first = ownValue(a, name);
    const second = ownValue(b, name);
    const order = compareValues(first, second);
    // Whichever way the others go, null comes last.
    if (order !== 0) return isDescending && first !== null && second !== null ? -order : order;
  }
  return 0;
}

/** An arrow function that compares two rows. */
export function comparison(by: readonly SortKey[], code: CodeWriter): string {
  const [a, b] = [code.local('a'), code.local('b')];
  return `(${a}, ${b}) => ${by.map((key) => comparedField(key, a, b, code)).join(' || ')}`;
}

function comparedField(
  { name, field, isDescending }: SortKey,
  a: string,
  b: string,
  code: CodeWriter,
): string {
  const isNumber = field.type.kind === 'double' || field.type.kind === 'int';
  const [first, second] = [a, b].map((row) =>
    name in Object.prototype ? code.read(name, { ...field, nullable: false }, row) : memberCode(row, name),
  );
  if (isNumber && !field.nullable) return isDescending ? `${second} - ${first}` : `${first} - ${second}`;
  if (field.type.kind === 'string' && !field.nullable)
    return `${code.use('compareText')}(${isDescending ? `${second}, ${first}` : `${first}, ${second}`})`;
  return `${code.use(isDescending ? 'compareDescending' : 'compareValues')}(${first}, ${second})`;
}
