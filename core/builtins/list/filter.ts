import { bool } from '../../expr/types.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { filterToGo } from '../go/simple-go.ts';
import { BatchRecorder } from '../preview.ts';
import { words } from '../words.ts';

/** Keeps the rows for which an expression is true. */
export const filter = defineBuiltin({
  name: 'filter',
  version: 1,
  mode: 'Verify',
  title: words('Filter', '筛选'),
  summary: words('Keeps the rows that meet a condition.', '保留符合条件的数据行。'),
  calledToo: {
    en: ['if', 'where', 'when', 'keep', 'condition', 'remove rows', 'drop rows', 'switch'],
    'zh-CN': ['如果', '条件', '过滤', '判断', '分支', '保留'],
  },
  params: [
    {
      key: 'where',
      format: { kind: 'expression', type: bool },
      live: false,
      required: true,
      default: '',
      title: words('Keep rows where', '保留满足以下条件的行'),
      help: words('The rows for which this is true go on.', '条件为真的行继续向后传递。'),
    },
    onError,
  ],
  examples: [{ title: words('Rows with an amount', '金额大于零的行'), setup: { where: 'row.amount > 0' } }],
  batches: () => 'row',
  explain: ({ where = '' }) => [{ code: where }],
  plan: (setup) => ({
    where: setup.expression('where', undefined, bool),
    onError: setup.choice('on_error', ['fail', 'drop']),
  }),
  output: (_plan, input) => input,
  toJs(plan, code) {
    code.rowLoop(plan, () => {
      code.mark('where');
      code.block(`if (${code.expression(plan.where)})`, () => code.commit('row'));
    });
  },
  evaluator(plan, { param }) {
    const where = expressionRunner(plan.where, 'where', 'where', ['row'], param);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const found = where([row]);
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else if (found.value === true) batch.commit(row, index);
      }
      return batch.end();
    };
  },
  toGo: filterToGo,
});
