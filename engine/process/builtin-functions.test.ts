import { expect, test } from 'vitest';
import { CodedError } from '../../core/errors/coded-error.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import { createPool } from '../library.ts';
import { buildFlow, findFlow } from './build-flow.ts';
import { BuiltinFunctions } from './builtin-functions.ts';

const func = (name: string, params: string) =>
  `kistype: func\nfname: ${name}\nfmode: Calculate\noption:\n  default_params:\n${params}`;
const keep = '    builtin: filter@1\n    where: row.a > 1\n';

function builtinsOf(params: string, chain: readonly string[], rowTypes: unknown = {}) {
  const flow = `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${chain.map((name) => `  - fname: ${name}\n`).join('')}`;
  const project = createProject('', [
    { path: 'conf/flow-F.yml', text: flow },
    { path: 'conf/func-Keep.yml', text: func('Keep', params) },
    { path: 'conf/func-Set.yml', text: func('Set', '    builtin: compute@1\n    set: b = "x"\n') },
    { path: 'studio.json', text: JSON.stringify({ version: 1, flows: { F: { rowTypes } } }) },
  ]);
  const model = projectModel(project);
  const entry = findFlow(model, 'F');
  return { model, entry, builtins: new BuiltinFunctions(project, model, entry) };
}

function refusal(params: string, rowTypes?: unknown): unknown {
  try {
    builtinsOf(params, ['Keep'], rowTypes).builtins.bodyOf('Keep');
    return 'none';
  } catch (thrown) {
    if (!(thrown instanceof CodedError)) throw thrown;
    const { code, file, line, column } = thrown.data;
    return `${code} ${file}:${line}:${column}`;
  }
}

const known = { '#source': { fields: [{ name: 'a', type: 'number', nullable: false, from: 'samples' }] } };

test.each([
  [
    'a version that is not known',
    '    builtin: filter@7\n',
    known,
    'builtin.unknown conf/func-Keep.yml:6:14',
  ],
  ['no built-in at all', '    builtin: filter\n', known, 'builtin.unknown conf/func-Keep.yml:6:14'],
  [
    'a text that can’t be read',
    keep.replace('> 1', '> > 1'),
    {},
    'builtin.bad-setup conf/func-Keep.yml:7:20',
  ],
  [
    'a field that is not there',
    keep.replace('row.a', 'row.b'),
    known,
    'builtin.bad-setup conf/func-Keep.yml:7:12',
  ],
  ['a key that is missing', '    builtin: filter@1\n', known, 'builtin.bad-setup conf/func-Keep.yml:5:3'],
])('%s ends a run at its start, with the place', (_what, params, rowTypes, expected) => {
  expect(refusal(params, rowTypes)).toBe(expected);
});

test('a function that stands twice has the rows of each place, and rows of which nothing is known tell it themselves', async () => {
  const { model, entry, builtins } = builtinsOf(keep, ['Keep', 'Set', 'Keep', 'End']);
  expect(builtins.bodyOf('End')).toBeUndefined();
  const pool = createPool();
  for (const name of ['Keep', 'Set']) {
    const body = builtins.bodyOf(name);
    if (body !== undefined) pool.faas(name, body);
  }
  let rows: unknown;
  pool.faas('End', (_ctx, _flow, given: unknown[]) => {
    rows = given;
  });
  const config = structuredClone(entry.config);
  const chain = {
    ...entry,
    config: { ...config, flows: config.flows.filter(({ fname }) => fname !== 'End') },
  };
  const flow = await buildFlow(pool, model, chain);
  flow.link({ ...structuredClone(model.functions[0]?.config ?? raise()), fname: 'End' });
  for (const row of [{ a: 1 }, { a: 2 }, { a: 3 }]) flow.commitRow(row);
  await flow.run();
  expect(rows).toEqual([
    { a: 2, b: 'x' },
    { a: 3, b: 'x' },
  ]);
});

function raise(): never {
  throw new Error('no function');
}
