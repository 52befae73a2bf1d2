import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseKey, freePath, safeFileName } from './file-names.ts';

test('plain names, Chinese and emoji stay', () => {
  for (const name of ['AvgStuScore', '学生成绩', 'rocket🚀', 'a b', 'v1.2'])
    expect(safeFileName(name)).toBe(name);
});

test('any name gives one that every system takes', () => {
  const nasty = fc.constantFrom(
    'CON',
    'nul.txt',
    'a/b',
    '..',
    '',
    'x.',
    'y ',
    'C:\\x',
    'a\u0000b',
    'LPT¹',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 400 })), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[. ]|[. ]$|^$/);
      expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(safe.isWellFormed()).toBe(true);
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200);
    }),
  );
});

test('different names get different files, also when only the case differs', () => {
  expect(safeFileName('a/b')).not.toBe(safeFileName('a\\b'));
  expect(safeFileName(safeFileName('a/b'))).not.toBe(safeFileName('a/b'));
  const first = freePath([], 'functions/', '', 'Avg', '.ts');
  const second = freePath([first], 'functions/', '', 'avg', '.ts');
  expect(first).toBe('functions/Avg.ts');
  expect(caseKey(second)).not.toBe(caseKey(first));
});
