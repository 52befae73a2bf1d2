import { expect, test } from 'vitest';
import { projectModel } from '../model.ts';
import { withFile } from '../project.ts';
import { setNodePositions } from '../studio.ts';
import { shop } from '../test-project.ts';
import { usagesOf } from '../usage.ts';
import { createFunction } from './create.ts';
import { duplicateFlow, duplicateFunction } from './duplicate.ts';
import { deleteConnector, deleteFlow, deleteFunction } from './remove.ts';
import { renameConnector, renameFlow, renameFunction } from './rename.ts';

test('a function is renamed everywhere it is used', () => {
  const withImport = withFile(
    setNodePositions(shop(), 'Orders', { 'Check#2': { x: 1, y: 2 } }),
    'functions/other.ts',
    `import Check from './Check.ts';\nexport const hint = "Check";\n`,
  );
  const edited = renameFunction(withImport, 'Check', '检查');
  const model = projectModel(edited);
  expect(model.flows.flatMap(({ config }) => config.flows.map(({ fname }) => fname))).toEqual([
    '检查',
    'LoadPrice',
    '检查',
    '检查',
    'SavePrice',
  ]);
  expect(model.func('检查')?.path).toBe('conf/func/func-检查.yml');
  expect(model.codeFile('functions', '检查')?.text).toContain('function 检查(ctx');
  expect(model.codeFile('functions', '检查')?.text).toContain('// Check the rows');
  expect(edited.files.get('functions/LoadPrice.ts')?.text).toContain("jumpFunc('检查')");
  expect(edited.files.get('functions/other.ts')?.text).toBe(
    `import Check from './检查.ts';\nexport const hint = "Check";\n`,
  );
  expect(model.studio.flows['Orders']?.positions).toEqual({ '检查#2': { x: 1, y: 2 } });
  expect(edited.files.has('functions/Check.ts')).toBe(false);
});

test('connector lists follow a renamed function, and functions a renamed connector', () => {
  const saved = projectModel(renameFunction(shop(), 'SavePrice', 'Store'));
  expect(saved.connector('Cache')?.config.save).toEqual(['Store']);
  const renamed = projectModel(renameConnector(shop(), 'Cache', 'Redis/1'));
  expect(renamed.functions.map(({ config }) => config.option.cname)).toEqual(['', 'Redis/1', 'Redis/1']);
  expect(renamed.connector('Redis/1')?.path).toMatch(/^conf\/conn\/conn-Redis_1~\w{7}\.yml$/);
});

test('a flow takes its samples with it, and a custom file name stays', () => {
  const edited = renameFlow(shop(), 'Orders', 'Sales');
  expect(projectModel(edited).flow('Sales')?.path).toBe('conf/flow/flow-Sales.yml');
  expect(edited.files.has('samples/Sales.jsonl')).toBe(true);
  const custom = withFile(shop(), 'conf/mine.yml', 'kistype: flow\nflow_name: Mine\nstatus: 1\n');
  expect(projectModel(renameFlow(custom, 'Mine', 'Yours')).flow('Yours')?.path).toBe('conf/mine.yml');
});

test('only the case may change, and a taken or empty name is refused', () => {
  const edited = renameFunction(shop(), 'Check', 'check');
  expect(projectModel(edited).codeFile('functions', 'check')?.path).toBe('functions/check.ts');
  expect(() => renameFunction(shop(), 'Check', 'LoadPrice')).toThrow('already taken');
  expect(() => renameFlow(shop(), 'Orders', ' ')).toThrow('empty');
});

test('names that differ only in case get files that do not', () => {
  const edited = createFunction(shop(), 'check', 'Verify', 'ts');
  const model = projectModel(edited);
  expect(model.codeFile('functions', 'Check')?.path).toBe('functions/Check.ts');
  expect(model.codeFile('functions', 'check')?.path).toMatch(/^functions\/check~\w{7}\.ts$/);
});

test('usages name every place that would break', () => {
  expect(usagesOf(shop(), 'func', 'Check').map(({ kind, name, node }) => [kind, name, node])).toEqual([
    ['flow', 'Orders', 0],
    ['flow', 'Orders', 2],
    ['flow', 'Prices', 0],
    ['jump', 'LoadPrice', undefined],
  ]);
  expect(usagesOf(shop(), 'conn', 'Cache').map(({ name }) => name)).toEqual(['LoadPrice', 'SavePrice']);
});

test('deleting a function heals the chains when asked', () => {
  const healed = deleteFunction(shop(), 'Check', { heal: true });
  expect(
    projectModel(healed)
      .flow('Orders')
      ?.config.flows.map(({ fname }) => fname),
  ).toEqual(['LoadPrice']);
  expect(healed.files.has('functions/Check.ts')).toBe(false);
  const broken = deleteFunction(shop(), 'Check', { heal: false });
  expect(projectModel(broken).flow('Orders')?.config.flows).toHaveLength(3);
});

test('deleting a flow or a connector', () => {
  expect([...deleteFlow(shop(), 'Orders').files.keys()].filter((path) => path.includes('Orders'))).toEqual(
    [],
  );
  const model = projectModel(deleteConnector(shop(), 'Cache', { heal: true }));
  expect(model.func('SavePrice')?.config.option.cname).toBe('');
});

test('duplicates keep comments, samples and code', () => {
  const edited = duplicateFlow(shop(), 'Orders', 'Orders2');
  expect(edited.files.get('samples/Orders2.jsonl')?.text).toBe('{"id":1}\n');
  expect(projectModel(edited).flow('Orders2')?.config.flows).toHaveLength(3);
  const copied = duplicateFunction(edited, 'Check', 'Check2');
  expect(projectModel(copied).codeFile('functions', 'Check2')?.text).toContain('function Check2(');
});

test('the target of a setup that jumps follows a rename, and is told as a use', () => {
  const setup =
    'kistype: func\nfname: Bend\nfmode: Verify\noption:\n  default_params:\n    builtin: branch@1\n    when: "true"\n    then: jump\n    # back to the check\n    to: Check\n';
  const bending = withFile(shop(), 'conf/func/func-Bend.yml', setup);
  expect(usagesOf(bending, 'func', 'Check').filter(({ name }) => name === 'Bend')).toMatchObject([
    { kind: 'jump', path: 'conf/func/func-Bend.yml', range: { line: 10 } },
  ]);
  expect(renameFunction(bending, 'Check', '检查').files.get('conf/func/func-Bend.yml')?.text).toBe(
    setup.replace('to: Check', 'to: 检查'),
  );
});

test('golden tests and sources follow what is renamed, and nothing else in them changes', () => {
  const golden = `{ "version": 1,
  "flow": "Orders", "rows": "samples/Orders.jsonl",
  "expect": { "Check#2": { "rowsOut": 3 }, "Checked#1": {"rowsOut":0} },
  "store": { "Cache": [] }, "expectStore": {"Cache": {"rowsOut": 9007199254740993}} }
`;
  const source = '{"version":1,"flow":"Orders","type":"files","settings":{"path":"Orders"}}';
  const broken = '{ "flow": "Orders", ';
  let project = shop();
  for (const [path, text] of [
    ['tests/a.test.json', golden],
    ['sources/S.json', source],
    ['sources/Broken.json', broken],
    ['samples/Orders.jsonl', '{}\n'],
  ] as const)
    project = withFile(project, path, text);
  const read = (edited: typeof project, path: string) => edited.files.get(path)?.text;
  const flow = renameFlow(project, 'Orders', 'Sales');
  expect(read(flow, 'tests/a.test.json')).toBe(
    golden.replace('"Orders"', '"Sales"').replace('samples/Orders', 'samples/Sales'),
  );
  expect(read(flow, 'sources/S.json')).toBe(source.replace('"Orders"', '"Sales"'));
  expect(read(flow, 'sources/Broken.json')).toBe(broken);
  expect(read(renameFunction(project, 'Check', 'Verify'), 'tests/a.test.json')).toBe(
    golden.replace('Check#2', 'Verify#2'),
  );
  expect(read(renameConnector(project, 'Cache', 'Kept'), 'tests/a.test.json')).toBe(
    golden.replaceAll('"Cache"', '"Kept"'),
  );
});
