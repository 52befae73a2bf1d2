import { expect, test } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import { insertOptions } from './insert-options.ts';

const { functions } = projectModel(
  createProject('p', [
    { path: 'conf/func-Check.yml', text: 'kistype: func\nfname: CheckOrder\nfmode: Verify\n' },
    { path: 'conf/func-Save.yml', text: 'kistype: func\nfname: SaveTotals\nfmode: Save\n' },
  ]),
);
const ids = (search: string) => insertOptions(functions, undefined, search).map(({ id }) => id);

test('without a search every mode and every function is offered', () => {
  expect(ids('')).toEqual([
    'm:Verify',
    'm:Save',
    'm:Load',
    'm:Calculate',
    'm:Expand',
    'f:CheckOrder',
    'f:SaveTotals',
  ]);
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
    'm:Save',
    'm:Load',
    'f:SaveTotals',
  ]);
});
