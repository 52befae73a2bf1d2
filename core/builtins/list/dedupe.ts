import { onError, scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { type DedupePlan, dedupeToGo } from '../go/dedupe-go.ts';
import { keyText, rowKey } from '../kernel/keys.ts';
import { Recent } from '../kernel/recent.ts';
import { BatchRecorder, isStepsEnd, type Row, type RowFailure } from '../preview.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { ChosenField } from '../setup-reader.ts';
import { writeKey } from '../totals/total-code.ts';
import { words } from '../words.ts';

/** Drops rows that were there before. */
export const dedupe = defineBuiltin<DedupePlan>({
  name: 'dedupe',
  version: 1,
  mode: 'Verify',
  title: words('Drop duplicates', '去重'),
  summary: words('Keeps one row of those that are alike.', '相同的行只保留一行。'),
  calledToo: {
    en: ['unique', 'distinct', 'remove duplicates', 'dedup', 'deduplicate'],
    'zh-CN': ['去重', '唯一', '删除重复', '重复'],
  },
  params: [
    {
      key: 'key',
      format: { kind: 'fields', rename: false },
      live: false,
      required: false,
      default: '',
      title: words('Alike by', '判断依据'),
      help: words(
        'Fields that rows are alike by. Empty: all of them.',
        '按这些字段判断是否重复。留空：整行。',
      ),
    },
    {
      key: 'keep',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'first',
            title: words('The first', '第一行'),
            help: words('Later ones are dropped.', '丢弃后面的行。'),
          },
          {
            value: 'last',
            title: words('The last', '最后一行'),
            help: words(
              'It stands where the last one stood; each batch for itself.',
              '位于最后一行的位置；每个批次单独处理。',
            ),
          },
        ],
      },
      live: false,
      required: false,
      default: 'first',
      title: words('Keep', '保留'),
      help: words('Which one of the rows stays.', '保留哪一行。'),
    },
    scope,
    {
      key: 'remember',
      format: { kind: 'number', least: 1 },
      live: false,
      required: false,
      default: '100000',
      title: words('Remember', '记住数量'),
      help: words('So many keys; the oldest are forgotten first.', '最多记住的键数，最早的先忘记。'),
      when: { key: 'scope', is: ['run'] },
    },
    onError,
  ],
  examples: [{ title: words('One row an order', '每个订单一行'), setup: { key: 'order_id' } }],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain: ({ key = '' }, language) =>
    key.trim() === ''
      ? [language === 'en' ? 'whole rows' : '整行']
      : [language === 'en' ? 'by ' : '按 ', { code: key }],
  plan(setup) {
    const plan = {
      key: setup.isSet('key') ? setup.fields('key') : [],
      keep: setup.choice('keep', ['first', 'last']),
      scope: setup.choice('scope', ['batch', 'run']),
      remember: setup.number('remember'),
      onError: setup.choice('on_error', ['fail', 'drop']),
    };
    if (plan.keep === 'last' && plan.scope === 'run')
      setup.problem('builtin.both-set', 'keep', setup.whole('keep'), {
        param: 'keep: last',
        other: 'scope: run',
      });
    return plan;
  },
  output: (_plan, input) => input,
  toJs(plan, code) {
    const key = (): string => {
      if (plan.key.length > 0) return writeKey(code, plan.key).key;
      code.line(`const key = ${code.use('rowKey')}(row);`);
      return 'key';
    };
    if (plan.keep === 'last') {
      code.line('const last = new Map<unknown, Row>();');
      code.rowLoop(
        plan,
        () => {
          const found = key();
          // A key that is set again stands where it was: taken out, it stands last.
          code.line(`last.delete(${found});`);
          code.line(`last.set(${found}, row);`);
        },
        () => code.commitAll('[...last.values()]'),
      );
      return;
    }
    const seen =
      plan.scope === 'run'
        ? `${code.use('remembered')}(flow, () => ${code.use('recentKeys')}(${plan.remember}))`
        : 'new Set<unknown>()';
    code.line(`const seen = ${seen};`);
    code.rowLoop(plan, () => {
      const found = key();
      code.line(`if (seen.has(${found})) continue;`);
      code.line(`seen.add(${found});`);
      code.commit('row');
    });
  },
  inSteps(plan, { param }) {
    const keyOf = keyReader(plan.key, param);
    let seen = new Recent(plan.remember);
    return function* (rows) {
      const batch = new BatchRecorder(rows.length);
      if (plan.scope === 'batch') seen = new Recent(Number.POSITIVE_INFINITY);
      const last = new Map<string, number>();
      for (const [index, row] of rows.entries()) {
        if (isStepsEnd(index)) yield;
        const key = keyOf(row);
        if (typeof key !== 'string') batch.fail(index, key, plan.onError);
        else if (plan.keep === 'last') {
          last.delete(key);
          last.set(key, index);
        } else if (!seen.has(key)) {
          seen.add(key);
          batch.commit(row, index);
        }
      }
      for (const index of last.values()) batch.commit(rows[index] ?? {}, index);
      return batch.end();
    };
  },
  toGo: dedupeToGo,
});

function keyReader(
  key: readonly ChosenField[],
  param: (name: string) => string,
): (row: Row) => string | RowFailure {
  if (key.length === 0) return (row) => rowKey(row);
  const runners = key.map((field) => expressionRunner(fieldTyped(field), field.name, 'key', ['row'], param));
  return (row) => {
    let text = '';
    for (const run of runners) {
      const found = run([row]);
      if ('failure' in found) return found.failure;
      text += keyText(found.value);
    }
    return text;
  };
}
