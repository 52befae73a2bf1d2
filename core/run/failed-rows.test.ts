import { expect, test } from 'vitest';
import { laneEntry, laneLines, rowsAgain } from './failed-rows.ts';

const chain = [{ id: 'A#1', fname: 'A' }];
const error = {
  code: 'process.function-threw' as const,
  params: { fname: 'A', detail: 'no price' },
  file: 'functions/A.ts',
  line: 3,
};
const failed = {
  kind: 'row-failed' as const,
  batch: 2,
  index: 5,
  row: 1005,
  node: 0,
  together: 1,
  error,
  json: '{"n":12345678901234567890}',
};
const unread = { ...failed, node: null, index: 0, row: 7, json: 'no "json' };

test('a row of the error lane is told as it was read, with where and why it failed', () => {
  const [line = '', other = ''] = laneLines([laneEntry(failed, chain), laneEntry(unread, chain)], 'en').split(
    '\n',
  );
  expect(line).toContain('"row":{"n":12345678901234567890},');
  expect(JSON.parse(line)).toMatchObject({
    ...{ place: 'A#1', function: 'A', batch: 2, index: 5, rowNumber: 1005 },
    error: { code: 'process.function-threw', file: 'functions/A.ts', line: 3 },
  });
  expect(JSON.parse(other)).toMatchObject({ text: 'no "json', place: null, rowNumber: 7 });
});

test('the rows alone are what a flow can be run with again', () => {
  expect(rowsAgain([laneEntry(failed, chain), laneEntry(unread, chain)])).toBe(
    '{"n":12345678901234567890}\n',
  );
});
