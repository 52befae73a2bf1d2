import { expect, test } from 'vitest';
import { createGlobal } from './edits/create.ts';
import { exportProject } from './export.ts';
import { projectModel } from './model.ts';
import { createProject } from './project.ts';
import { projectMap } from './splices.ts';
import { shop, shopFiles } from './test-project.ts';

test('the source style is the files themselves, only those a flow needs', () => {
  const files = exportProject(createGlobal(shop()), ['Prices']);
  expect(files.map(({ path }) => path)).toEqual([
    'conf/flow/flow-Prices.yml',
    'conf/func/func-Check.yml',
    'conf/func/func-SavePrice.yml',
    'conf/conn/conn-Cache.yml',
    'conf/kis-flow.yml',
  ]);
  expect(files[0]?.text).toBe(shopFiles['conf/flow/flow-Prices.yml']);
});

test("KisFlow's style means the same when it is read again", () => {
  const files = exportProject(shop(), undefined, { style: 'kisflow' });
  const read = projectModel(createProject('out', files));
  const model = projectModel(shop());
  expect(files.map(({ path }) => path)).toContain('func-Check.yaml');
  const configs = (from: typeof model) =>
    [...from.flows, ...from.functions, ...from.connectors].map(({ config }) => config);
  expect(configs(read)).toEqual(configs(model));
});

test('grown lists count every use', () => {
  const files = exportProject(shop(), undefined, { style: 'kisflow', grown: true });
  const read = projectModel(createProject('out', files));
  expect(read.connector('Cache')?.config).toMatchObject({
    save: ['SavePrice', 'SavePrice'],
    load: ['LoadPrice'],
  });
});

test('the map shows flows spliced by a connector', () => {
  const [splice, ...others] = projectMap(shop()).splices;
  expect(others).toEqual([]);
  expect(splice).toMatchObject({
    connector: 'Cache',
    from: { flow: 'Prices', node: 1 },
    to: { flow: 'Orders', node: 1 },
  });
});
