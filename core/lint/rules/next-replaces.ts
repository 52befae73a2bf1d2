import { type FunctionRule, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const nextReplaces: FunctionRule = {
  code: 'lint.next-replaces',
  severity: 'info',
  docs: words(
    'Next does not add to earlier calls: the last one wins, and next() without actions clears them all. Give all actions in one call.',
    'next 不会累加：最后一次调用生效，不带动作的 next() 会清除全部。请在一次调用中给出所有动作。',
  ),
  traps: ['next-replaces'],
  scope: 'function',
  check(subject) {
    const [first, second] = subject.facts?.nextCalls ?? [];
    if (!first || !second || subject.facts?.nextCalls.slice(0, -1).every(({ returned }) => returned))
      return [];
    return inCode(subject, second.range, {
      message: words(
        'Where both calls of next are reached, only the last one counts.',
        '若两次 next 都被执行，只有最后一次生效。',
      ),
    });
  },
};
