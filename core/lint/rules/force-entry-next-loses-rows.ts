import { commitsWith } from '../code-facts.ts';
import { replaceWord } from '../replace-word.ts';
import { type FunctionRule, quickFix, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const forceEntryNextLosesRows: FunctionRule = {
  code: 'lint.force-entry-next-loses-rows',
  severity: 'warning',
  docs: words(
    'ForceEntryNext always replaces the rows that are handed on by an empty batch, also when rows were committed or reused. It is only for going on without rows.',
    'ForceEntryNext 总会用空批次替换要传递的数据，即使已提交或复用了数据。它只适用于没有数据仍要继续的情况。',
  ),
  traps: ['force-entry-next-loses-rows'],
  scope: 'function',
  check(subject) {
    const { facts, code } = subject;
    if (!facts || !code) return [];
    const call = facts.nextCalls.find(
      (one) => one.actions.has('forceEntryNext') && (one.actions.has('dataReuse') || commitsWith(facts, one)),
    );
    if (!call) return [];
    return inCode(subject, call.range, {
      message: words(
        `forceEntryNext throws away the rows that "${subject.entry.name}" commits or reuses.`,
        `forceEntryNext 会丢弃“${subject.entry.name}”提交或复用的数据。`,
      ),
      fixes: call.actions.has('dataReuse')
        ? []
        : [
            quickFix('Hand the input on instead (dataReuse)', '改为传递输入数据（dataReuse）', (now) =>
              replaceWord(now, code.path, 'forceEntryNext', 'dataReuse'),
            ),
          ],
    });
  },
};
