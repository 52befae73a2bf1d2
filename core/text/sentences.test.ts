import { expect, test } from 'vitest';
import { joinSentences } from './sentences.ts';

test.each([
  ['en', ['it has no code yet', 'Write it.'], 'it has no code yet. Write it.'],
  ['en', ['Is it there?', '', 'Look (twice).'], 'Is it there? Look (twice).'],
  ['en', ['He said “no.”', 'So it is'], 'He said “no.” So it is.'],
  ['zh-CN', ['函数 A 还没有代码', '请编写代码。'], '函数 A 还没有代码。请编写代码。'],
  ['zh-CN', ['请点击“重试”', ' '], '请点击“重试”。'],
] as const)('%s: %j', (language, texts, joined) => {
  expect(joinSentences(language, ...texts)).toBe(joined);
});
