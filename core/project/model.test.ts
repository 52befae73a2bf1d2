import { expect, test } from 'vitest';
import { effectiveParams, nodeIds } from './chain.ts';
import { projectModel } from './model.ts';
import { withFile, withoutFile } from './project.ts';
import { projectOf, shop, shopFiles } from './test-project.ts';

test('reads every config below conf/, in the order KisFlow walks it', () => {
  const model = projectModel(
    projectOf({
      'conf/flow-b/x.yml': 'kistype: flow\nflow_name: second\n',
      'conf/flow/x.yaml': 'kistype: flow\nflow_name: first\n',
      'conf/.hidden.yml': 'kistype: func\nfname: Hidden\n',
      'conf/ignored.YML': 'kistype: func\nfname: No\n',
      'elsewhere/x.yml': 'kistype: func\nfname: No\n',
    }),
  );
  expect(model.flows.map(({ name }) => name)).toEqual(['first', 'second']);
  expect(model.functions.map(({ name }) => name)).toEqual(['Hidden']);
});

test('opens a folder without conf/ by the kistype of its YAML files', () => {
  const model = projectModel(
    projectOf({ 'deploy/k.yml': 'kistype: flow\nflow_name: a\n', 'docker-compose.yml': 'services: {}\n' }),
  );
  expect(model.flows.map(({ path }) => path)).toEqual(['deploy/k.yml']);
  expect(model.broken).toEqual([]);
});

test('keeps the entries of files that an edit does not touch', () => {
  const project = shop();
  const before = projectModel(project);
  const after = projectModel(withFile(project, 'conf/func/func-Check.yml', 'kistype: func\nfname: Other\n'));
  expect(after.flow('Orders')).toBe(before.flow('Orders'));
  expect(after.func('Check')).toBeUndefined();
  expect(after.func('Other')?.path).toBe('conf/func/func-Check.yml');
});

test('a file that can not be read is told apart and the rest stays', () => {
  const model = projectModel(withFile(shop(), 'conf/func/func-Check.yml', 'kistype: func\nfname: [\n'));
  expect(model.broken.map(({ path }) => path)).toEqual(['conf/func/func-Check.yml']);
  expect(model.flows).toHaveLength(2);
});

test('finds code and samples by name, whatever the name', () => {
  const model = projectModel(
    withFile(withoutFile(shop(), 'functions/Check.ts'), 'functions/Check.mjs', 'export default () => {};'),
  );
  expect(model.codeFile('functions', 'Check')?.path).toBe('functions/Check.mjs');
  expect(model.codeFile('functions', 'check')).toBeUndefined();
  expect(model.samplesFile('Orders')).toBe('samples/Orders.jsonl');
  expect(model.samplesFile('Orders', ['samples/Orders.csv'])).toBe('samples/Orders.jsonl');
  expect(model.samplesFile('Big', ['samples/Big.csv', 'samples/Big.json'])).toBe('samples/Big.json');
  const csv = projectModel(projectOf({ ...shopFiles, 'samples/Big.csv': 'id\n1\n' }));
  expect(csv.samplesFile('Big')).toBe('samples/Big.csv');
  // As the command, which knows both as files of the folder.
  expect(csv.samplesFile('Big', ['samples/Big.jsonl'])).toBe('samples/Big.jsonl');
  expect(model.samplesFile('a/b')).toMatch(/^samples\/a_b~\w{7}\.jsonl$/);
});

test('a broken studio.json gives the defaults and the problem', () => {
  const model = projectModel(projectOf({ ...shopFiles, 'studio.json': '{"version": 1, ' }));
  expect(model.studio.flows).toEqual({});
  expect(model.studioProblem).toMatchObject({ reason: 'malformed' });
});

test('node ids count the uses of a function, and params tell where they come from', () => {
  const model = projectModel(shop());
  const orders = model.flow('Orders')?.config;
  expect(orders && nodeIds(orders)).toEqual(['Check#1', 'LoadPrice#1', 'Check#2']);
  expect(
    effectiveParams(model.func('Check')?.config, { fname: 'Check', params: { max: '9', x: 'y' } }),
  ).toEqual([
    { key: 'max', value: '9', origin: 'override', defaultValue: '5' },
    { key: 'min', value: '1', origin: 'default', defaultValue: '1' },
    { key: 'x', value: 'y', origin: 'flow' },
  ]);
});
