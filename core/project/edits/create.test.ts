import { expect, test } from 'vitest';
import { functionModes } from '../../config/types.ts';
import { codeTokens } from '../code-tokens.ts';
import { projectModel } from '../model.ts';
import { addNote, removeNote, setRunSettings, updateNote } from '../studio.ts';
import { flowStudio } from '../studio-file.ts';
import { projectOf, shop } from '../test-project.ts';
import {
  createConnector,
  createConnectorCode,
  createFlow,
  createFunction,
  createGlobal,
  createMissingCode,
  functionsWithoutCode,
} from './create.ts';
import { setConfigValue, setDefaultParam, setFunctionConnector } from './fields.ts';

test('an empty project gets flow, functions of all modes, connector and global file that read again', () => {
  let project = createGlobal(createConnector(createFlow(projectOf({}), '学生/成绩'), 'Store', 'redis'));
  for (const mode of functionModes) {
    project = createFunction(project, `${mode} ts`, mode, 'ts');
    project = createFunction(project, `${mode}Js`, mode, 'js', { cname: 'Store' });
  }
  const model = projectModel(createConnectorCode(project, 'Store', 'ts'));
  expect(model.broken).toEqual([]);
  expect(model.flow('学生/成绩')?.config).toMatchObject({ kistype: 'flow', status: 1, flows: [] });
  expect(model.functions).toHaveLength(10);
  for (const { name } of model.functions) {
    const code = model.codeFile('functions', name)?.text ?? '';
    expect(codeTokens(code).some(({ value }) => value === name.replace(' ', '_'))).toBe(true);
  }
  expect(() => createGlobal(project)).toThrow('global file already');
});

test('new files go where the project keeps its own', () => {
  const project = projectOf({ 'deploy/a.yaml': 'kistype: flow\nstatus: 1\nflow_name: A\n' });
  const model = projectModel(createFunction(createFlow(project, 'B'), 'F', 'Verify', 'js'));
  expect(model.flows.map(({ path }) => path)).toEqual(['deploy/a.yaml', 'deploy/flow-B.yaml']);
  expect(model.func('F')?.path).toBe('deploy/func/func-F.yml');
});

test('form fields change what they name', () => {
  const project = shop();
  const must = setConfigValue(project, 'conf/func/func-Check.yml', ['source', 'must'], ['id']);
  expect(projectModel(must).func('Check')?.config.source.must).toEqual(['id']);
  expect(
    projectModel(setDefaultParam(project, 'LoadPrice', 'k', 'v')).func('LoadPrice')?.config.option
      .default_params,
  ).toEqual({ k: 'v' });
  expect(
    projectModel(setDefaultParam(project, 'Check', 'max', null)).func('Check')?.config.option.default_params,
  ).toEqual({ min: '1' });
  expect(() => setFunctionConnector(project, 'Check', 'Nope')).toThrow('no connector named "Nope"');
});

test('studio.json keeps notes and settings, and undoing them all leaves a clean file', () => {
  let project = addNote(shop(), 'Orders', { id: 'n1', x: 1, y: 2, text: 'hi' });
  project = updateNote(project, 'Orders', 'n1', { text: 'hello' });
  project = setRunSettings(project, 'Orders', { batchSize: 10 });
  expect(flowStudio(projectModel(project).studio, 'Orders')).toMatchObject({
    notes: [{ id: 'n1', x: 1, y: 2, text: 'hello' }],
    run: { batchSize: 10 },
  });
  project = setRunSettings(removeNote(project, 'Orders', 'n1'), 'Orders', { batchSize: undefined });
  expect(project.files.get('studio.json')?.text).toBe('{\n  "version": 2,\n  "flows": {}\n}\n');
});

test('a broken studio.json is never written over', () => {
  const project = projectOf({ 'studio.json': '{"version": 1,' });
  expect(() => addNote(project, 'F', { id: 'n', x: 0, y: 0, text: '' })).toThrow('cannot be read');
});

test('an older studio.json is brought up to date, and what it does not know stays', () => {
  const project = projectOf({
    'studio.json': '{"flows": {"F": {"positions": {"A#1": {"x": 1, "y": 2}}, "new": 1}}}',
  });
  const moved = addNote(project, 'F', { id: 'n', x: 0, y: 0, text: 't' });
  const written = JSON.parse(moved.files.get('studio.json')?.text ?? '');
  expect(written).toMatchObject({
    version: 2,
    flows: { F: { positions: { 'A#1': { x: 1, y: 2 } }, new: 1 } },
  });
});

test('code is begun for every function of a flow that has none, and for no other', () => {
  const bare = projectOf({
    'conf/flow/flow-F.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: A\n  - fname: B\n',
    'conf/func/func-A.yml': 'kistype: func\nfname: A\nfmode: Verify\n',
    'conf/func/func-B.yml': 'kistype: func\nfname: B\nfmode: Expand\n',
    'conf/func/func-Idle.yml': 'kistype: func\nfname: Idle\nfmode: Expand\n',
    'functions/B.js': 'export default () => {};\n',
  });
  const made = createMissingCode(bare, 'ts');
  expect([...made.files.keys()].filter((path) => path.startsWith('functions/'))).toEqual([
    'functions/B.js',
    'functions/A.ts',
  ]);
  expect(functionsWithoutCode(made)).toEqual([]);
  expect(createMissingCode(made, 'ts')).toBe(made);
});
