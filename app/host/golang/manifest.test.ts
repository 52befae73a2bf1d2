import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printManifest, readManifest } from './manifest.ts';
import { changedLines, mergeTexts } from './merge-texts.ts';

test('a manifest that names files elsewhere, or is none, leads nowhere', () => {
  const files = { 'a/b.go': '1', '../x': '2', '/etc/x': '3', 'a/../../x': '4', 'c:x': '5', 'a\\b': '6' };
  expect([...(readManifest(JSON.stringify({ version: 1, files })) ?? [])]).toEqual([['a/b.go', '1']]);
  for (const text of ['', '[]', '{"version":2,"files":{}}', '{"version":1,"files":{"a":1}}'])
    expect(readManifest(text)).toBeUndefined();
  expect(readManifest(printManifest(new Map([['b', '2']])))).toEqual(new Map([['b', '2']]));
});

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((found) => found.join('\n'));

test('what only one side changed is that side’s, and two that agree have no conflict', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeTexts(base, base, other)).toEqual({ text: other, conflicts: 0 });
      expect(mergeTexts(base, other, base)).toEqual({ text: other, conflicts: 0 });
      expect(mergeTexts(base, other, other)).toEqual({ text: other, conflicts: 0 });
    }),
  );
});

test('a difference tells the lines that go and come', () => {
  expect(changedLines('a\nb\nc', 'a\nx\nc')).toEqual(['@@ 2 @@', '-b', '+x']);
});
