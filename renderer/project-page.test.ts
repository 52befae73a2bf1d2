import { expect, test } from 'vitest';
import { type Chunk, linksOf } from './project-page.ts';

function chunk(fileName: string, rest: Partial<Chunk> = {}): Chunk {
  return { fileName, isEntry: false, moduleIds: [], imports: [], styles: [], ...rest };
}
const shell = { moduleIds: ['/studio/renderer/shell/shell.tsx'] };

test('what shows a project is named with all that it waits for, and nothing that the first script has brought', () => {
  const links = linksOf([
    chunk('index.js', { isEntry: true, imports: ['shared.js'], styles: ['index.css'] }),
    chunk('shared.js'),
    chunk('shell.js', { ...shell, imports: ['index.js', 'grid.js'], styles: ['shell.css', 'index.css'] }),
    chunk('grid.js', { imports: ['shared.js', 'rows.js'], styles: ['grid.css'] }),
    chunk('rows.js', { imports: ['shell.js'], styles: ['grid.css'] }),
    chunk('help.js', { imports: ['shell.js'], styles: ['help.css'] }),
  ]);
  expect(links).toEqual([
    '<link rel="modulepreload" crossorigin href="./shell.js">',
    '<link rel="modulepreload" crossorigin href="./grid.js">',
    '<link rel="modulepreload" crossorigin href="./rows.js">',
    '<link rel="stylesheet" crossorigin href="./shell.css">',
    '<link rel="stylesheet" crossorigin href="./grid.css">',
  ]);
});

test('a build where the first script has all of it needs no more', () => {
  expect(linksOf([chunk('index.js', { ...shell, isEntry: true, styles: ['index.css'] })])).toEqual([]);
  expect(linksOf([chunk('index.js', { isEntry: true })])).toEqual([]);
});
