import { type FunctionRule, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const abortWithJump: FunctionRule = {
  code: 'lint.abort-with-jump',
  severity: 'warning',
  docs: words(
    'Abort beats a jump and ForceEntryNext: the flow stops. A jump to an unknown name is an error all the same.',
    'Abort 优先于跳转和 ForceEntryNext：流停止。但跳转到未知函数仍会报错。',
  ),
  traps: ['next-replaces'],
  scope: 'function',
  check(subject) {
    const calls = subject.facts?.nextCalls ?? [];
    return calls
      .filter(
        ({ actions }) => actions.has('abort') && (actions.has('jumpFunc') || actions.has('forceEntryNext')),
      )
      .flatMap(({ range }) =>
        inCode(subject, range, {
          message: words(
            'abort stops the flow here, so the other actions of this call do nothing.',
            'abort 会在此停止流，同一次调用中的其他动作不起作用。',
          ),
        }),
      );
  },
};
