import { expect, test } from 'vitest';
import { projectModel } from '../project/model.ts';
import { createProject } from '../project/project.ts';
import { originLostAt } from './row-origin.ts';

const save =
  'export default async (ctx, flow, rows) => { for (const row of rows) await flow.getConnector().call(row); };';

/** Where rows are lost sight of in a flow of these functions, by their code or setup, with the last one saving them. */
function lost(functions: Record<string, string | Record<string, string>>, more: Record<string, string> = {}) {
  const all = Object.entries(functions);
  const files = all.flatMap(([name, made], index) => {
    const isLast = index === all.length - 1;
    const params =
      typeof made === 'string'
        ? ''
        : Object.entries(made)
            .map(([key, value]) => `    ${key}: ${JSON.stringify(value)}\n`)
            .join('');
    const text = `kistype: func\nfname: ${name}\nfmode: ${isLast ? 'Save' : 'Calculate'}\noption:\n  cname: ${isLast ? 'Out' : '""'}\n${params && `  default_params:\n${params}`}`;
    return [
      { path: `conf/${name}.yml`, text },
      ...(typeof made === 'string' ? [{ path: `functions/${name}.ts`, text: made }] : []),
    ];
  });
  const flow = `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${all.map(([name]) => `  - fname: ${name}\n`).join('')}`;
  const others = Object.entries(more).map(([path, text]) => ({ path, text }));
  const project = createProject('p', [...files, { path: 'conf/F.yml', text: flow }, ...others]);
  const model = projectModel(project);
  const entry = model.flow('F');
  if (!entry) throw new Error('the flow is there');
  return originLostAt(project, model, entry, 'Out');
}
const code = (body: string) => `export default async function (ctx, flow, rows) { ${body} }`;
const builtin = (mark: string, setup: Record<string, string> = {}) => ({ builtin: `${mark}@1`, ...setup });

test('built-ins that take each row by itself keep sight of it; those that take a batch together do not', () => {
  const kept = ['filter', 'compute', 'split', 'select', 'verify', 'sort', 'print', 'lookup'];
  for (const mark of kept) expect(lost({ A: builtin(mark), S: builtin('save') })).toBeUndefined();
  const others = ['aggregate', 'dedupe', 'limit', 'window', 'sample', 'join', 'load', 'branch'];
  for (const mark of others)
    expect(lost({ B: builtin('filter'), A: builtin(mark), S: builtin('save') })).toBe('A');
  expect(lost({ A: builtin('lookup', { missing: 'drop' }), S: builtin('save') })).toBe('A');
  expect(lost({ A: builtin('later'), S: builtin('save') })).toBe('A');
});

test('code keeps sight of a row that it commits as made of one', () => {
  for (const body of [
    'for (const row of rows) flow.commitRow(row, { from: row });',
    'for (const row of rows) for (const [n, x] of row.list.entries()) flow.commitRow({ n, x: f(x, 1) }, { from: row });',
    'const from = rows[0]; flow.commitRow({}, { from });',
    'if (rows.length === 0) return flow.next(ctx.Action.dataReuse);',
  ])
    expect(lost({ A: code(body), S: save })).toBeUndefined();
  for (const body of [
    'for (const row of rows) flow.commitRow(row);',
    'flow.commitRowBatch(rows);',
    'flow.commitRow({}, {}); // { from: row }',
    'flow["commitRow"]({}, { from: rows[0] });',
    'const { commitRow } = flow; rows.forEach(commitRow);',
    'flow.commitRow({ from: rows[0] });',
    'for (const row of rows) flow.commitRow(row, { from: row }); return flow.next(ctx.Action.jumpFunc("A"));',
  ])
    expect(lost({ A: code(body), S: save })).toBe('A');
  const imported = 'import { go } from "./lib.ts"; export default (ctx, flow, rows) => go(flow, rows);';
  const library = (body: string) => ({
    'functions/lib.ts': `export const go = (flow, rows) => { ${body} };`,
  });
  expect(lost({ A: imported, S: save }, library('flow.commitRow(1)'))).toBe('A');
  expect(lost({ A: imported, S: save }, library('flow.commitRow({}, { from: rows[0] })'))).toBeUndefined();
});

test('a function saves rows that are known where they are those that it was given, or made of them', () => {
  for (const body of [
    'await flow.getConnector().call(rows);',
    'const out = flow.getConnector(); for (const row of rows) await out.call(row);',
    'await flow.getConnector().call(rows.map(f), { from: rows });',
  ])
    expect(lost({ S: code(body) })).toBeUndefined();
  for (const body of [
    'await flow.getConnector().call(rows.map(f));',
    'rows = rows.map(f); await flow.getConnector().call(rows);',
    'for (const row of rows) await flow.getConnector().call({ ...row });',
    'await flow.getConnector().call([rows[0]]);',
  ])
    expect(lost({ S: code(body) })).toBe('S');
});

test('what comes behind the last save tells nothing of its rows, but for a jump', () => {
  const flow = { S: save, B: code('flow.commitRow(rows.length);') };
  expect(lost({ ...flow, T: save })).toBe('B');
  const jump = code('return flow.next(ctx.Action.jumpFunc("S"));');
  expect(lost({ B: jump, T: save })).toBe('B');
});
