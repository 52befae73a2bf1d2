import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SearchQuery } from '../stores/explorer-store.ts';
import { findMatches } from './find-matches.ts';

const plain = { matchCase: false, wholeWord: false, isPattern: false };
const files = [
  { path: 'functions/A.ts', text: 'const total = 1;\r\n  return Total + subtotal;\n' },
  { path: 'conf/flow/flow-A.yml', text: 'flow_name: 总计\n# total (a.b)\n' },
];

function placesOf(query: Partial<SearchQuery> & { text: string }): string[] {
  return findMatches(files, { ...plain, ...query }).files.flatMap(({ path, matches }) =>
    matches.map(({ line, column }) => `${path}:${line}:${column}`),
  );
}

it('finds a text by file, line and column', () => {
  expect(placesOf({ text: 'total' })).toEqual([
    'functions/A.ts:1:7',
    'functions/A.ts:2:10',
    'functions/A.ts:2:21',
    'conf/flow/flow-A.yml:2:3',
  ]);
  expect(placesOf({ text: 'total', matchCase: true })).not.toContain('functions/A.ts:2:10');
  expect(placesOf({ text: 'total', wholeWord: true })).not.toContain('functions/A.ts:2:21');
  expect(placesOf({ text: '总', wholeWord: true })).toEqual([]);
});

it('takes signs as they are, and as a pattern only when asked', () => {
  expect(placesOf({ text: '(a.b)' })).toEqual(['conf/flow/flow-A.yml:2:9']);
  expect(placesOf({ text: 'a.b', isPattern: true })).toEqual(['conf/flow/flow-A.yml:2:10']);
  expect(placesOf({ text: 'x*', isPattern: true })).toEqual([]);
  expect(() => placesOf({ text: '(', isPattern: true })).toThrow(SyntaxError);
});

it('shows the line around a match', () => {
  const [file] = findMatches([{ path: 'a', text: `${'x'.repeat(500)} needle ${'y'.repeat(500)}` }], {
    ...plain,
    text: 'needle',
  }).files;
  const [match] = file?.matches ?? [];
  expect(match?.preview.slice(match.start, match.start + match.length)).toBe('needle');
  expect(match?.preview.length).toBeLessThanOrEqual(200);
});

it('finds every text where it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, needle, after) => {
      const text = `${before}${needle}${after}`;
      const { files: found } = findMatches([{ path: 'a', text }], {
        ...plain,
        text: needle,
        matchCase: true,
      });
      for (const { line, column } of found[0]?.matches ?? []) {
        const lines = text.split('\n');
        const offset = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
        expect(text.slice(offset, offset + needle.length)).toBe(needle);
      }
      expect(found.length).toBe(1);
    }),
  );
});
