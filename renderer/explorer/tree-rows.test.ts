import { describe, expect, it } from 'vitest';
import { createConnector, createFlow, createFunction } from '../../core/project/edits/create.ts';
import { createProject } from '../../core/project/project.ts';
import { treeRows, typeahead } from './tree-rows.ts';

function project() {
  let made = createProject('p', []);
  made = createFlow(made, 'Orders');
  made = createFunction(made, 'CheckOrder', 'Verify', 'ts');
  made = createFunction(made, 'SaveOrder', 'Save', 'ts');
  return createConnector(made, 'Store', 'redis');
}

const names = (rows: ReturnType<typeof treeRows>) =>
  rows.map((row) => (row.type === 'item' ? row.name : `${row.kind} ${row.count}`));

describe('the tree', () => {
  it('has a line for each section and each file', () => {
    expect(names(treeRows(project(), '', new Set()))).toEqual([
      'flow 1',
      'Orders',
      'func 2',
      'CheckOrder',
      'SaveOrder',
      'conn 1',
      'Store',
      'global 0',
    ]);
  });

  it('hides the lines of a folded section', () => {
    expect(names(treeRows(project(), '', new Set(['func', 'flow'])))).toEqual([
      'flow 1',
      'func 2',
      'conn 1',
      'Store',
      'global 0',
    ]);
  });

  it('shows what a search finds, by name, mode or type, in folded sections, too', () => {
    expect(names(treeRows(project(), 'order', new Set(['func'])))).toEqual([
      'flow 1',
      'Orders',
      'func 2',
      'CheckOrder',
      'SaveOrder',
    ]);
    expect(names(treeRows(project(), 'verify', new Set()))).toEqual(['func 1', 'CheckOrder']);
    expect(names(treeRows(project(), 'redis', new Set()))).toEqual(['conn 1', 'Store']);
    expect(treeRows(project(), 'nothing', new Set())).toEqual([]);
  });

  it('has the sources of a flow below it, and those of no flow among the other files', () => {
    const source = (name: string, flow: string) => ({
      path: `sources/${name}.json`,
      text: JSON.stringify({ version: 1, flow, type: 'kafka', settings: {} }),
    });
    const sources = [source('Queue', 'Orders'), source('Lost', 'Gone')];
    const made = createProject('p', [...project().files.values(), ...sources]);
    expect(names(treeRows(made, '', new Set(['func', 'conn'])))).toEqual([
      'flow 1',
      'Orders',
      'sources/Queue.json',
      'func 2',
      'conn 1',
      'global 0',
      'file 1',
      'sources/Lost.json',
    ]);
    expect(names(treeRows(made, 'queue', new Set()))).toEqual(['flow 1', 'Orders', 'sources/Queue.json']);
  });

  it('goes to the next name that begins with what was typed, around the end', () => {
    const rows = treeRows(project(), '', new Set());
    expect(typeahead(rows, 0, 's')).toBe(4);
    expect(typeahead(rows, 4, 's')).toBe(6);
    expect(typeahead(rows, 6, 's')).toBe(4);
    expect(typeahead(rows, 0, 'x')).toBeNull();
  });
});
