import { expect, test } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import { type BuiltinOption, insertOptions } from './insert-options.ts';

const { functions } = projectModel(
  createProject('p', [
    { path: 'conf/func-Check.yml', text: 'kistype: func\nfname: CheckOrder\nfmode: Verify\n' },
    { path: 'conf/func-Save.yml', text: 'kistype: func\nfname: SaveTotals\nfmode: Save\n' },
  ]),
);
const ids = (search: string) => insertOptions(functions, undefined, search).map(({ id }) => id);

test('without a search every built-in, function and mode is offered', () => {
  const filter: BuiltinOption = {
    kind: 'builtin',
    id: 'b:filter',
    name: 'filter',
    body: null,
  };
  expect(insertOptions(functions, undefined, '', [filter]).map(({ id }) => id)).toEqual([
    'b:filter',
    'f:CheckOrder',
    'f:SaveTotals',
    'm:Verify',
    'm:Save',
    'm:Load',
    'm:Calculate',
    'm:Expand',
  ]);
});

test('a word for what is wanted finds no mode that only has its letters', () => {
  expect(insertOptions(functions, undefined, 'if').at(-1)).toMatchObject({ kind: 'new', name: 'if' });
});

test('a search finds modes and functions, in either case', () => {
  expect(ids('save')).toEqual(['m:Save', 'f:SaveTotals']);
  expect(ids('ORDER')[0]).toBe('f:CheckOrder');
});

test('an unknown name is offered as a new function of each mode', () => {
  const options = insertOptions(functions, undefined, ' Enrich ');
  expect(options).toHaveLength(5);
  expect(options[0]).toMatchObject({ kind: 'new', name: 'Enrich' });
});

test('with a connector only functions that can use it are offered', () => {
  expect(insertOptions(functions, ['Save', 'Load']).map(({ id }) => id)).toEqual([
    'f:SaveTotals',
    'm:Save',
    'm:Load',
  ]);
});
