import { expect, test } from 'vitest';
import { placeInScalar } from './place-in-text.ts';
import { readConfig } from './read.ts';

function pointed(params: string, key: string, part: string): string | undefined {
  const text = `kistype: func\nfname: F\nfmode: Verify\noption:\n  default_params:\n${params}`;
  const read = readConfig(text);
  if (!read.ok || read.document.kind !== 'func') throw new Error('unreadable');
  const value = read.document.config.option.default_params[key] ?? '';
  const range = read.document.rangeOf(['option', 'default_params', key]);
  if (range === undefined) return undefined;
  const start = value.indexOf(part);
  const place = placeInScalar(text, range, value, start, start + part.length);
  if (place === range) return 'whole';
  return text.split('\n')[place.line - 1]?.slice(place.column - 1, place.endColumn - 1);
}

test.each([
  ['    where: row.a > 1\n', 'where'],
  ["    where: 'row.a > 1'\n", 'where'],
  ['    where: "row.a > 1"\n', 'where'],
  ['    set: |-\n      # first\n      b = row.b\n      c = row.a\n', 'set'],
  ['    set: |\n        c = row.a\n', 'set'],
])('points at a part of %j', (params, key) => {
  expect(pointed(params, key, 'row.a')).toBe('row.a');
});

test('points at the whole of what is written otherwise', () => {
  expect(pointed('    where: "row.\\u0061 > 1"\n', 'where', 'row.a')).toBe('whole');
  expect(pointed("    where: 'row.a == ''x'''\n", 'where', 'x')).toBe('whole');
});
