import { expect, test } from 'vitest';
import { projectModel } from '../project/model.ts';
import { projectOf } from '../project/test-project.ts';
import { fieldChange, fieldReaders, followRename } from './field-change.ts';

const func = (name: string, params: string) =>
  `kistype: func\nfname: ${name}\nfmode: Calculate\noption:\n  default_params:\n${params}`;
const flow = (names: readonly string[], name = 'F') =>
  `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n${names.map((one) => `  - fname: ${one}\n`).join('')}`;

const files = {
  'conf/flow/flow-F.yml': flow(['Total', 'Large', 'ByCity', 'Best']),
  'conf/func/func-Total.yml': func('Total', '    builtin: compute@1\n    set: total = row.qty * 2\n'),
  'conf/func/func-Large.yml': func(
    'Large',
    '    builtin: filter@1\n    # the large ones\n    where: row.total > 1 && row["total"] < 100\n',
  ),
  'conf/func/func-ByCity.yml': func(
    'ByCity',
    '    builtin: aggregate@1\n    group_by: city\n    aggregate: |-\n      total = sum(row.total)\n      most = max(row.total)\n    sort: total desc\n',
  ),
  'conf/func/func-Best.yml': func('Best', '    builtin: sort@1\n    by: total desc, city\n'),
  'samples/F.jsonl': '{"city":"京","qty":1}\n',
};
const origin = { flow: 'F', index: 0 };

/** The params of functions in a project. */
function paramsOf(project: ReturnType<typeof projectOf>, fname: string): Record<string, string> | undefined {
  return projectModel(project).func(fname)?.config.option.default_params;
}

test('a new name is followed as far as the field goes, and no further', () => {
  const { project, changed } = followRename(projectOf(files), origin, { from: 'total', to: '金 额' });
  expect(changed).toEqual(['Large', 'ByCity']);
  expect(project.files.get('conf/func/func-Large.yml')?.text).toContain(
    '    # the large ones\n    where: row["金 额"] > 1 && row["金 额"] < 100\n',
  );
  expect(paramsOf(project, 'ByCity')).toMatchObject({
    aggregate: 'total = sum(row["金 额"])\nmost = max(row["金 额"])',
    sort: 'total desc',
  });
  expect(paramsOf(project, 'Best')).toMatchObject({ by: 'total desc, city' });
});

test('names in lists follow in their backticks', () => {
  const chain = { ...files, 'conf/flow/flow-F.yml': flow(['Total', 'Best']) };
  const { project } = followRename(projectOf(chain), origin, { from: 'total', to: 'a b' });
  expect(paramsOf(project, 'Best')).toMatchObject({ by: '`a b` desc, city' });
});

test('a function that stands elsewhere, too, keeps its setup', () => {
  const shared = { ...files, 'conf/flow/flow-G.yml': flow(['Large'], 'G') };
  expect(followRename(projectOf(shared), origin, { from: 'total', to: 'amount' }).changed).toEqual([]);
});

test('who reads a field is told, up to where it is no longer handed on', () => {
  expect(fieldReaders(projectOf(files), origin, 'total')).toEqual(['Large', 'ByCity', 'Best']);
  expect(fieldReaders(projectOf(files), origin, 'qty')).toEqual([]);
});

test('one field that goes for one that comes was renamed', () => {
  const fields = (...names: string[]) =>
    new Map(names.map((name) => [name, { type: { kind: 'double' }, nullable: false } as const]));
  expect(fieldChange(fields('a', 'b'), fields('a', 'c'))).toEqual({
    gone: [],
    renamed: { from: 'b', to: 'c' },
  });
  expect(fieldChange(fields('a', 'b'), fields('a'))).toEqual({ gone: ['b'], renamed: undefined });
  expect(fieldChange(undefined, fields('a'))).toEqual({ gone: [], renamed: undefined });
});
