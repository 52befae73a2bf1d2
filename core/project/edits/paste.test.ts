import { expect, test } from 'vitest';
import { projectModel } from '../model.ts';
import { projectOf, shop } from '../test-project.ts';
import { createFlow } from './create.ts';
import { canPaste, copyFunctions, pasteFunctions } from './paste.ts';

const fnames = (project: ReturnType<typeof shop>, flow: string) =>
  projectModel(project)
    .flow(flow)
    ?.config.flows.map(({ fname }) => fname);

test('functions paste into another project with their configs, connector and code', () => {
  const clipboard = copyFunctions(shop(), 'Orders', [2, 1]);
  const pasted = pasteFunctions(createFlow(projectOf({}), 'New'), 'New', 0, clipboard);
  const model = projectModel(pasted);
  expect(model.flow('New')?.config.flows).toEqual([
    { fname: 'LoadPrice', params: {} },
    { fname: 'Check', params: { max: '99' } },
  ]);
  expect(model.func('Check')?.config.option.default_params).toEqual({ max: '5', min: '1' });
  expect(model.connector('Cache')?.config.type).toBe('redis');
  expect(model.codeFile('functions', 'Check')?.text).toBe(shop().files.get('functions/Check.ts')?.text);
});

test('what the project has already stays as it is', () => {
  const project = shop();
  const pasted = pasteFunctions(project, 'Prices', 2, copyFunctions(project, 'Orders', [0]));
  expect(fnames(pasted, 'Prices')).toEqual(['Check', 'SavePrice', 'Check']);
  expect(pasted.files.size).toBe(project.files.size);
});

test('understands lists, single places, flow and func files, with scalars as KisFlow reads them', () => {
  const list = '- fname: Check\n  params: {max: 0x10, on: yes}\n- fname: SavePrice\n';
  const pasted = pasteFunctions(shop(), 'Orders', 0, list);
  expect(projectModel(pasted).flow('Orders')?.config.flows[0]?.params).toEqual({ max: '0x10', on: 'yes' });
  expect(fnames(pasteFunctions(shop(), 'Orders', 3, 'fname: X'), 'Orders')?.at(-1)).toBe('X');
  const func = 'kistype: func\nfname: Fresh\nfmode: Expand\n';
  expect(projectModel(pasteFunctions(shop(), 'Orders', 0, func)).func('Fresh')?.config.fmode).toBe('Expand');
  const flow = shop().files.get('conf/flow/flow-Prices.yml')?.text ?? '';
  expect(fnames(pasteFunctions(shop(), 'Orders', 0, flow), 'Orders')?.slice(0, 2)).toEqual([
    'Check',
    'SavePrice',
  ]);
});

test('anything else is refused in words', () => {
  const bomb = `a: &a {fname: x}\nb: [${'*a, '.repeat(200)}]\n`;
  for (const text of ['', 'hello', '42', '[]', 'a: [', 'kistype: conn\ncname: x\n', '- fname: [1]\n', bomb]) {
    expect(canPaste(text)).toBe(false);
    expect(() => pasteFunctions(shop(), 'Orders', 0, text)).toThrow('no KisFlow functions');
  }
});

test('a flow file means what KisFlow reads in it', () => {
  const file = (params: string) =>
    `kistype: flow\nflow_name: F\nflows:\n  - fname: X\n    params: ${params}\n---\nmore\n`;
  const paramsOf = (params: string) =>
    projectModel(pasteFunctions(shop(), 'Orders', 0, file(params))).flow('Orders')?.config.flows[0]?.params;
  expect(paramsOf('{a: ~, b: null}')).toEqual({ a: '', b: '' });
  expect(paramsOf('~')).toEqual({});
  expect(paramsOf('!!map {a: !!binary aGk=}')).toEqual({ a: 'hi' });
  expect(Object.entries(paramsOf('{__proto__: x}') ?? {})).toEqual([['__proto__', 'x']]);
  expect(canPaste('kistype: flow\nflows:\n  - fname: ~\n')).toBe(false);
});
