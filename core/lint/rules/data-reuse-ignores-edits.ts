import type { CodeToken } from '../../project/code-tokens.ts';
import { rangeBetween } from '../../project/text-range.ts';
import { elementNames } from '../code-edits.ts';
import { type FunctionRule, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const dataReuseIgnoresEdits: FunctionRule = {
  code: 'lint.data-reuse-ignores-edits',
  severity: 'warning',
  docs: words(
    'A function gets decoded copies of its rows: editing them and returning DataReuse passes the originals on. Commit the edited rows instead.',
    '函数得到的是解码后的副本：修改后返回 DataReuse，传递的仍是原始数据。请改为提交修改后的数据。',
  ),
  traps: ['rows-are-a-copy'],
  scope: 'function',
  check(subject) {
    const { facts } = subject;
    if (!facts?.has('dataReuse') || facts.has('commitRow', 'commitRowBatch')) return [];
    const names = rowNames(facts.tokens);
    // Rows of flow.input() are no copies: an edit of these goes on (lint.live-input-edited).
    const { tokens } = facts;
    for (const live of elementNames(tokens, (index) => isInputCall(tokens, index))) names.delete(live);
    const edit = facts.tokens.findIndex(
      ({ type, value }, index) =>
        type === 'word' &&
        names.has(value) &&
        facts.tokens[index - 1]?.value !== '.' &&
        facts.tokens[index + 1]?.value === '.' &&
        facts.tokens[index + 3]?.value === '=' &&
        !['=', '>'].includes(facts.tokens[index + 4]?.value ?? ''),
    );
    const token = facts.tokens[edit];
    if (!token) return [];
    return inCode(subject, rangeBetween(facts.text, token.start, token.end), {
      message: words(
        'This edit is lost: dataReuse passes the original rows on.',
        '该修改会丢失：dataReuse 传递的是原始数据。',
      ),
    });
  },
};

/** Whether this token ends `flow.input()`. */
function isInputCall(tokens: readonly CodeToken[], index: number): boolean {
  return (
    tokens[index]?.value === ')' && tokens[index - 1]?.value === '(' && tokens[index - 2]?.value === 'input'
  );
}

/** What the code calls one of its rows: `for (const order of rows)`, `rows.forEach((order) => …)`. */
function rowNames(tokens: readonly CodeToken[]): Set<string | null> {
  const names = tokens.flatMap(({ type, value }, index) => {
    const words = [1, 2, 3, 4].map((step) => tokens[index + step]?.value ?? null);
    if (type !== 'word') return [];
    if (words[0] === 'of' && words[1] === 'rows') return [value];
    const isCallback = value === 'rows' && words[0] === '.' && words[2] === '(';
    return isCallback ? [words[3] === '(' ? (tokens[index + 5]?.value ?? null) : (words[3] ?? null)] : [];
  });
  return new Set(['row', ...names]);
}
