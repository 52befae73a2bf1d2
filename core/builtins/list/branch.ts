import { bool } from '../../expr/types.ts';
import { literalCode } from '../code/literal.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { branchToGo } from '../go/check-go.ts';
import type { NextStep, RowFate } from '../preview.ts';
import { words } from '../words.ts';

type Way = 'abort' | 'jump' | 'reuse' | 'continue';

/** Bends the way of a whole batch. */
export const branch = defineBuiltin({
  name: 'branch',
  version: 1,
  mode: 'Verify',
  title: words('Bend the flow', '条件走向'),
  summary: words(
    'Ends a batch, or jumps with it, when its rows meet a condition.',
    '当批次满足条件时结束或跳转整个批次。',
  ),
  calledToo: {
    en: ['if', 'switch', 'route', 'goto', 'jump', 'abort', 'stop', 'else', 'loop', 'repeat'],
    'zh-CN': ['分支', '跳转', '如果', '中止', '路由', '终止', '循环', '重复'],
  },
  reusesRows: true,
  params: [
    {
      key: 'when',
      format: { kind: 'expression', type: bool },
      live: false,
      required: true,
      default: '',
      title: words('When', '条件'),
      help: words('What is asked of the rows.', '对数据行的判断。'),
    },
    {
      key: 'over',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'any',
            title: words('Any row', '任意一行'),
            help: words('It is true of at least one.', '至少一行为真。'),
          },
          {
            value: 'all',
            title: words('All rows', '所有行'),
            help: words('It is true of every one.', '每一行都为真。'),
          },
          {
            value: 'none',
            title: words('No row', '没有行'),
            help: words('It is true of none.', '没有一行为真。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'any',
      title: words('Is true of', '满足范围'),
      help: words('Of how many rows of the batch.', '批次中多少行满足。'),
    },
    {
      key: 'then',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'abort',
            title: words('End the batch', '结束批次'),
            help: words('No function after it is called.', '后面的函数不再调用。'),
          },
          {
            value: 'jump',
            title: words('Jump', '跳转'),
            help: words(
              'On at another function. One further on gets the rows of the function before it.',
              '从另一个函数继续；后方的函数得到的是它前一个函数的数据。',
            ),
          },
          {
            value: 'reuse',
            title: words('Only then go on', '仅此时继续'),
            help: words('Else the batch ends here.', '否则批次在此结束。'),
          },
          {
            value: 'continue',
            title: words('Go on without rows', '无数据继续'),
            help: words('The next function gets none.', '下一个函数得不到数据。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'abort',
      title: words('Then', '则'),
      help: words(
        'What becomes of the whole batch; else it goes on as it came.',
        '整个批次的去向；否则原样继续。',
      ),
    },
    {
      key: 'to',
      format: { kind: 'function' },
      live: false,
      required: false,
      default: '',
      title: words('To', '跳转到'),
      help: words('A function of the flow.', '流中的函数。'),
      when: { key: 'then', is: ['jump'] },
    },
  ],
  examples: [
    {
      title: words('End a batch without paid orders', '没有已付款订单时结束'),
      setup: { when: 'row.paid', over: 'none' },
    },
  ],
  batches: () => 'batch',
  explain({ when = '', over = 'any', then = 'abort', to = '' }, language) {
    const target = then.trim() === 'jump' ? ` → ${to}` : '';
    if (language === 'en')
      return [`${then.trim() || 'abort'}${target} when ${over.trim() || 'any'} `, { code: when }];
    const ways: Readonly<Record<string, string>> = {
      abort: '结束',
      jump: '跳转',
      reuse: '仅此时继续',
      continue: '无数据继续',
    };
    return [{ code: when }, ` 时${ways[then.trim()] ?? then}${target}`];
  },
  plan(setup) {
    const plan = {
      when: setup.expression('when', undefined, bool),
      over: setup.choice('over', ['any', 'all', 'none']),
      way: setup.choice('then', ['abort', 'jump', 'reuse', 'continue']),
      to: setup.text('to').trim(),
    };
    if (plan.way === 'jump' && plan.to === '')
      setup.problem('builtin.param-missing', 'to', setup.whole('to'), { param: 'to' });
    return plan;
  },
  output: (_plan, input) => input,
  toJs(plan, code) {
    code.line('let found = 0;');
    code.rowLoop({ onError: 'fail' }, () => {
      code.mark('when');
      code.line(`if (${code.expression(plan.when)}) found += 1;`);
    });
    const tests = { any: 'found > 0', all: 'found === rows.length', none: 'found === 0' } as const;
    const ways: Readonly<Record<Way, string>> = {
      abort: 'return flow.next(ctx.Action.abort);',
      jump: `return flow.next(ctx.Action.dataReuse, ctx.Action.jumpFunc(${literalCode(plan.to)}));`,
      reuse: 'return flow.next(ctx.Action.dataReuse);',
      continue: 'return flow.next(ctx.Action.forceEntryNext);',
    };
    code.line(`if (${tests[plan.over]}) ${ways[plan.way]}`);
    if (plan.way !== 'reuse') code.line('return flow.next(ctx.Action.dataReuse);');
  },
  evaluator(plan, { param }) {
    const when = expressionRunner(plan.when, 'when', 'when', ['row'], param);
    const ways: Readonly<Record<Way, NextStep>> = {
      abort: { kind: 'abort' },
      jump: { kind: 'jump', to: plan.to },
      reuse: { kind: 'reuse' },
      continue: { kind: 'continue' },
    };
    return (rows) => {
      let found = 0;
      const fates = rows.map((row): RowFate => {
        const one = when([row]);
        if ('failure' in one) return { state: 'failed', failure: one.failure };
        if (one.value === true) found += 1;
        return { state: 'kept' };
      });
      const isMet = plan.over === 'any' ? found > 0 : found === (plan.over === 'all' ? rows.length : 0);
      const otherwise: NextStep = plan.way === 'reuse' ? { kind: 'rows' } : { kind: 'reuse' };
      const next = isMet ? ways[plan.way] : otherwise;
      // Where a batch ends, its rows go nowhere; after a jump they are where that leads.
      const isLost = next.kind !== 'reuse' && next.kind !== 'jump';
      const own = isLost
        ? fates.map((fate): RowFate => (fate.state === 'kept' ? { state: 'dropped' } : fate))
        : fates;
      return { rows: [], from: [], fates: own, next };
    };
  },
  toGo: branchToGo,
});
