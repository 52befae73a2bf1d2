import { scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { limitToGo } from '../go/pick-go.ts';
import { wholeNumber } from '../kernel/whole-param.ts';
import { BatchRecorder } from '../preview.ts';
import { words } from '../words.ts';

interface Plan {
  readonly from: 'first' | 'last';
  readonly scope: 'batch' | 'run';
}

/** Keeps a number of rows. */
export const limit = defineBuiltin<Plan>({
  name: 'limit',
  version: 1,
  mode: 'Verify',
  title: words('Take the first rows', '取前几行'),
  summary: words('Keeps so many rows, and drops the rest.', '保留指定数量的行，丢弃其余。'),
  calledToo: {
    en: ['top', 'head', 'tail', 'take', 'skip', 'offset', 'last rows'],
    'zh-CN': ['前几行', '后几行', '跳过', '限制'],
  },
  params: [
    {
      key: 'rows',
      format: { kind: 'number', least: 0 },
      live: true,
      required: false,
      default: '10',
      title: words('Rows', '行数'),
      help: words('So many are kept.', '保留这么多行。'),
    },
    {
      key: 'offset',
      format: { kind: 'number', least: 0 },
      live: true,
      required: false,
      default: '0',
      title: words('After', '跳过'),
      help: words('So many are left out before.', '之前先跳过这么多行。'),
    },
    {
      key: 'from',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'first',
            title: words('From the start', '从头'),
            help: words('The first rows.', '最前面的行。'),
          },
          {
            value: 'last',
            title: words('From the end', '从尾'),
            help: words('The last rows, in their order.', '最后面的行，保持顺序。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'first',
      title: words('From', '起点'),
      help: words('Which end of the rows is counted from.', '从哪一端开始计数。'),
    },
    scope,
  ],
  examples: [{ title: words('The first ten', '前十行'), setup: { rows: '10' } }],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain({ rows = '10', from = 'first' }, language) {
    if (language === 'en') return [`the ${from.trim() === 'last' ? 'last' : 'first'} ${rows}`];
    return [`${from.trim() === 'last' ? '后' : '前'} ${rows} 行`];
  },
  plan(setup) {
    const plan = {
      from: setup.choice('from', ['first', 'last']),
      scope: setup.choice('scope', ['batch', 'run']),
    };
    if (plan.from === 'last' && plan.scope === 'run')
      setup.problem('builtin.both-set', 'from', setup.whole('from'), {
        param: 'from: last',
        other: 'scope: run',
      });
    return plan;
  },
  output: (_plan, input) => input,
  toJs({ from, scope: over }, code) {
    code.line(`${code.use('checkRows')}(flow, rows);`);
    code.line(`const count = ${code.use('wholeParam')}(flow, 'rows', 10, 0);`);
    code.line(`const skipped = ${code.use('wholeParam')}(flow, 'offset', 0, 0);`);
    if (over === 'run') {
      code.line(`const seen = ${code.use('remembered')}(flow, () => ({ rows: 0 }));`);
      code.line('const start = Math.max(0, skipped - seen.rows);');
      code.line('const end = Math.max(0, skipped + count - seen.rows);');
      code.line('seen.rows += rows.length;');
    } else if (from === 'first') {
      code.line('const start = skipped;');
      code.line('const end = skipped + count;');
    } else {
      code.line('const end = Math.max(0, rows.length - skipped);');
      code.line('const start = Math.max(0, end - count);');
    }
    code.commitAll('rows.slice(start, end)');
  },
  evaluator(plan, { param }) {
    let seen = 0;
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      const count = wholeNumber(param('rows'), 'rows', 10, 0);
      const skipped = wholeNumber(param('offset'), 'offset', 0, 0);
      const first =
        plan.from === 'first' ? skipped - (plan.scope === 'run' ? seen : 0) : rows.length - skipped - count;
      seen += rows.length;
      for (const [index, row] of rows.entries())
        if (index >= first && index < first + count) batch.commit(row, index);
      return batch.end();
    };
  },
  toGo: limitToGo,
});
