import { expect, test } from 'vitest';
import { badLineMarkers } from './json-lines.ts';
import { sampleLines } from './sample-lines.ts';

test('lines that are no JSON are marked from where reading fails', () => {
  const lines = sampleLines('{"a":1}\n\n{"a":1,}\n{"a"\n');
  const marks = badLineMarkers(lines, 'no JSON').map(({ line, column, endColumn }) => [
    line,
    column,
    endColumn,
  ]);
  expect(marks).toEqual([
    [3, 8, 9],
    [4, 4, 5],
  ]);
});

test('a file of something else is not marked on every line', () => {
  expect(badLineMarkers(sampleLines('nothing\n'.repeat(5000)), 'no JSON')).toHaveLength(200);
});
