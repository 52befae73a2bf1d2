import { commitsWith } from '../code-facts.ts';
import { type FunctionRule, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const dataReuseDiscardsCommits: FunctionRule = {
  code: 'lint.data-reuse-discards-commits',
  severity: 'info',
  docs: words(
    'With DataReuse the rows of the function before go on, and what this function committed is thrown away. When there were none, the flow stops and the committed rows leak into the next run.',
    '使用 DataReuse 时，传递的是前一个函数的数据，本函数提交的数据会被丢弃。若前面没有数据，流停止，已提交的数据会泄漏到下一次运行。',
  ),
  traps: ['reuse-without-rows-leaks'],
  scope: 'function',
  check(subject) {
    const { facts } = subject;
    const call = facts?.nextCalls.find((one) => one.actions.has('dataReuse') && commitsWith(facts, one));
    if (!call) return [];
    return inCode(subject, call.range, {
      message: words(
        'Rows committed before dataReuse are thrown away: the input goes on as it came.',
        'dataReuse 之前提交的数据会被丢弃：原样传递输入数据。',
      ),
    });
  },
};
