import { expect, it } from 'vitest';
import { type Dropped, refusedFor, rowsFirst } from './dropped-files.ts';

const dropped = (name: string, type = '', isFolder = false): Dropped => ({
  file: new File([], name, { type }),
  isFolder,
});
const names = (files: readonly Dropped[]) => rowsFirst(files).map(({ file }) => file.name);

it('takes the file that may hold rows, whatever was dropped before it', () => {
  expect(
    names([
      dropped('photo.png', 'image/png'),
      dropped('conf', '', true),
      dropped('flow.yml', 'application/yaml'),
      dropped('studio.json', 'application/json'),
      dropped('orders.csv', 'text/csv'),
    ])[0],
  ).toBe('orders.csv');
});

it('keeps the order of files that may hold rows, and of those that hold none', () => {
  expect(names([dropped('b.csv'), dropped('a.jsonl'), dropped('c')])).toEqual(['b.csv', 'a.jsonl', 'c']);
  expect(names([dropped('b.yml'), dropped('a.png', 'image/png')])).toEqual(['b.yml', 'a.png']);
});

it.each(['main.go', 'check.ts', 'a.mjs', 'README.md', 'photo.PNG', 'all.zip', 'q.sql', 'a.tar.gz'])(
  '%s is said to hold no rows',
  (name) => {
    expect(refusedFor(new File([], name))).toBe('shell.drop.notRows');
  },
);

it('tells what to do with a spreadsheet', () => {
  expect(refusedFor(new File([], 'orders.xlsx'))).toBe('shell.drop.sheet');
});

it.each([
  ['orders.csv', 'application/vnd.ms-excel'],
  ['rows.txt', 'text/plain'],
  ['orders.2024', ''],
  ['orders.jsonl', ''],
])('%s of type %j may hold rows', (name, type) => {
  expect(refusedFor(new File([], name, { type }))).toBeNull();
});
