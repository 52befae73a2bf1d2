import { type FunctionRule, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const nextThenThrow: FunctionRule = {
  code: 'lint.next-then-throw',
  severity: 'info',
  docs: words(
    'An action is cleared only when it has been dealt with. After next and an error it stays set, and the next run acts on it after its first function that does not call next. Return the value of next instead.',
    '动作只有在处理之后才会清除。调用 next 后又出错时它会保留，下一次运行中首个未调用 next 的函数之后会执行它。请直接返回 next 的结果。',
  ),
  traps: ['action-outlives-the-run'],
  scope: 'function',
  check(subject) {
    const { facts } = subject;
    const call = facts?.nextCalls.find(({ returned, actions }) => !returned && actions.size > 0);
    const thrown = facts?.tokens.findLast(({ value, type }) => type === 'word' && value === 'throw');
    if (!facts || !call || !thrown || facts.text.slice(0, thrown.start).split('\n').length < call.range.line)
      return [];
    return inCode(subject, call.range, {
      message: words(
        'When the function throws after this, the action stays set for the next run.',
        '此后若抛出异常，该动作会保留到下一次运行。',
      ),
    });
  },
};
