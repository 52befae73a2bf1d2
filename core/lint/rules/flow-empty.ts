import { type EntryRule, rangeIn, words } from '../rule.ts';

export const flowEmpty: EntryRule = {
  code: 'lint.flow-empty',
  severity: 'info',
  docs: words(
    'A flow without functions is loaded and its runs end at once, without an error: the rows committed to it go nowhere.',
    '没有函数的流会被加载，运行立即结束且不报错：提交的数据不会到达任何地方。',
  ),
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'flow' || entry.config.flows.length > 0) return [];
    return [
      {
        message: words(`Flow "${entry.name}" has no functions yet.`, `流“${entry.name}”还没有函数。`),
        path: entry.path,
        range: rangeIn(entry, ['flows'], 'key'),
        flow: entry.name,
      },
    ];
  },
};
