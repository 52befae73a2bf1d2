import { scope } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { sampleToGo } from '../go/pick-go.ts';
import { wholeNumber } from '../kernel/whole-param.ts';
import { BatchRecorder } from '../preview.ts';
import { words } from '../words.ts';

/** Keeps every so many-th row. */
export const sample = defineBuiltin({
  name: 'sample',
  version: 1,
  mode: 'Verify',
  title: words('Every n-th row', '抽样'),
  summary: words('Keeps the first of every so many rows.', '每隔若干行保留一行。'),
  calledToo: { en: ['nth', 'downsample', 'thin', 'random'], 'zh-CN': ['采样', '间隔', '降采样'] },
  params: [
    {
      key: 'every',
      format: { kind: 'number', least: 1 },
      live: true,
      required: false,
      default: '10',
      title: words('Every', '每几行'),
      help: words('One of so many rows is kept, the first.', '每这么多行保留第一行。'),
    },
    scope,
  ],
  examples: [{ title: words('One of a hundred', '百里取一'), setup: { every: '100' } }],
  batches: ({ scope: over = '' }) => (over.trim() === 'run' ? 'run' : 'batch'),
  explain: ({ every = '10' }, language) => [language === 'en' ? `one of ${every}` : `每 ${every} 行取一行`],
  plan: (setup) => ({ scope: setup.choice('scope', ['batch', 'run']) }),
  output: (_plan, input) => input,
  toJs(plan, code) {
    code.line(`const every = ${code.use('wholeParam')}(flow, 'every', 10, 1);`);
    code.line(
      `const seen = ${plan.scope === 'run' ? `${code.use('remembered')}(flow, () => ({ rows: 0 }))` : '{ rows: 0 }'};`,
    );
    code.rowLoop({ onError: 'fail' }, () => {
      code.block('if (seen.rows % every === 0)', () => code.commit('row'));
      code.line('seen.rows += 1;');
    });
  },
  evaluator(plan, { param }) {
    let seen = 0;
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      const every = wholeNumber(param('every'), 'every', 10, 1);
      if (plan.scope === 'batch') seen = 0;
      for (const [index, row] of rows.entries()) {
        if (seen % every === 0) batch.commit(row, index);
        seen += 1;
      }
      return batch.end();
    };
  },
  toGo: sampleToGo,
});
