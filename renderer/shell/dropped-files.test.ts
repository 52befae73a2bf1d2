import { expect, it } from 'vitest';
import { type Dropped, rowsFirst } from './dropped-files.ts';

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
