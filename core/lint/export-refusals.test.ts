import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportProject } from '../project/export.ts';
import { createProject } from '../project/project.ts';
import { projectOf } from '../project/test-project.ts';
import { exportRefusals } from './export-refusals.ts';
import { lintProject } from './lint.ts';
import { anyProject } from './test-any-project.ts';

const func = (name: string, more = '') => `kistype: func\nfname: ${name}\nfmode: Calculate\n${more}`;
const flow = (name: string, ...fnames: string[]) =>
  `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n${fnames.map((fname) => `  - fname: ${fname}\n`).join('')}`;

test('whether the import stops depends on config alone', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const config = [...project.files.values()].filter(({ path }) => path.startsWith('conf/'));
      const stops = (of: typeof project) =>
        lintProject(of)
          .filter(({ stopsImport }) => stopsImport)
          .map(({ code, path, message }) => [code, path, message.en]);
      expect(stops(project)).toEqual(stops(createProject('config', config)));
    }),
  );
});

test.each([
  ['a jump to a function that the flow lacks', "return flow.next(ctx.Action.jumpFunc('Nope'));"],
  ['a jump over a function', "return flow.next(ctx.Action.jumpFunc('C'));"],
  ['a connector that is none', 'await flow.getConnector().call(rows);'],
  ['no code that could be called', '} export function other() {'],
])('%s refuses no export', (_, body) => {
  const project = projectOf({
    'conf/flow.yml': flow('F', 'A', 'B', 'C'),
    ...Object.fromEntries(['A', 'B', 'C'].map((name) => [`conf/${name}.yml`, func(name)])),
    'functions/A.ts': `export async function A(ctx, flow, rows) {\n  ${body}\n}\n`,
  });
  expect(exportRefusals(project)).toEqual([]);
});

test('a flow that lacks a function refuses its own export, and no other', () => {
  const project = projectOf({
    'conf/good.yml': flow('Good', 'A'),
    'conf/bad.yml': flow('Bad', 'A', 'Missing'),
    'conf/broken.yml': 'kistype: [',
    'conf/A.yml': func('A'),
  });
  expect(exportRefusals(project, ['Good'])).toEqual([]);
  expect(exportRefusals(project, ['Bad']).map(({ code }) => code)).toEqual(['lint.function-missing']);
  expect(exportRefusals(project).map(({ path }) => path)).toEqual(['conf/bad.yml', 'conf/broken.yml']);
});

test("a folder that has a file's name is none in KisFlow's form", () => {
  const project = projectOf({ 'conf/old.yml/F.yml': flow('F', 'A'), 'conf/A.yml': func('A') });
  expect(exportRefusals(project, ['F'], { style: 'source' })).toHaveLength(1);
  expect(exportRefusals(project, ['F'], { style: 'kisflow' })).toEqual([]);
  expect(exportProject(project, ['F'], { style: 'kisflow' }).map(({ path }) => path)).toEqual([
    'flow-F.yaml',
    'func-A.yaml',
  ]);
});
