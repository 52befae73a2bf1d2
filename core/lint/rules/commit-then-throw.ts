import { anyWithin } from '../ascending.ts';
import { type Finding, type FunctionRule, words } from '../rule.ts';
import { atWord } from './code-findings.ts';

export const commitThenThrow: FunctionRule = {
  code: 'lint.commit-then-throw',
  severity: 'info',
  docs: words(
    'When a function fails, the rows it has committed stay in the buffer and become the first source rows of the next run: one bad batch can make every later run fail. Check the rows first, commit last.',
    '函数失败时，它已提交的数据会留在缓冲区，成为下一次运行的首批源数据：一个坏批次可能使之后的每次运行都失败。请先检查，最后提交。',
  ),
  traps: ['failed-rows-come-again'],
  scope: 'function',
  check(subject): Finding[] {
    const { commits = [], throws = [], loops = [] } = subject.facts ?? {};
    const isBehind = (throws.at(-1) ?? -1) > (commits[0] ?? Number.POSITIVE_INFINITY);
    if (!isBehind && !loops.some((body) => anyWithin(commits, body) && anyWithin(throws, body))) return [];
    return atWord(subject, 'throw', {
      message: words(
        'Rows committed before this throw become source rows of the next run.',
        '在抛出异常之前提交的数据会成为下一次运行的源数据。',
      ),
    });
  },
};
