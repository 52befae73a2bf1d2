import { expect, test } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { createProject, withFile } from '../../../core/project/project.ts';
import { firstLane } from '../geometry/jump-path.ts';
import { evenRows } from '../geometry/layout.ts';
import { type FlowGraph, flowGraph } from './flow-graph.ts';
import { keepIdentity } from './keep-identity.ts';

const func = (name: string, mode: string, more = '') => ({
  path: `conf/func/func-${name}.yml`,
  text: `kistype: func\nfname: ${name}\nfmode: ${mode}\n${more}`,
});
const project = createProject('shop', [
  {
    path: 'conf/flow/flow-Orders.yml',
    text: 'kistype: flow\nstatus: 1\nflow_name: Orders\nflows:\n  - fname: Check\n  - fname: Load\n    params: { currency: EUR }\n  - fname: Check\n  - fname: Gone\n',
  },
  func('Check', 'Verify', 'source: { name: Orders, must: [id, sku] }\n'),
  func('Load', 'Load', 'option: { cname: Cache, default_params: { currency: USD, rounding: up } }\n'),
  { path: 'conf/conn/conn-Cache.yml', text: 'kistype: conn\ncname: Cache\ntype: redis\n' },
  {
    path: 'functions/Load.ts',
    text: "export default function Load(ctx, flow) { return flow.next(ctx.Action.jumpFunc('Check')); }",
  },
  {
    path: 'studio.json',
    text: '{"version":2,"flows":{"Orders":{"breakpoints":{"Check#2":{}},"notes":[{"id":"n1","x":5,"y":6,"text":"hi"}]}}}',
  },
]);

function graphOf(files = project, runJumps: string[] = []): FlowGraph {
  const model = projectModel(files);
  const flow = model.flow('Orders');
  if (!flow) throw new Error('the flow is there');
  return flowGraph({ model, flow, rows: evenRows(4), problems: new Map([['Gone#1', 'error']]), runJumps });
}

test('the chain stands between the sample rows and its open end', () => {
  const { nodes, edges, ids } = graphOf();
  expect(ids).toEqual(['Check#1', 'Load#1', 'Check#2', 'Gone#1']);
  const chain = edges.filter(({ type }) => type === 'chain').map(({ source, target }) => [source, target]);
  expect(chain).toEqual([
    ['#source', 'Check#1'],
    ['Check#1', 'Load#1'],
    ['Load#1', 'Check#2'],
    ['Check#2', 'Gone#1'],
    ['Gone#1', '#end'],
  ]);
  expect(nodes.map(({ type }) => type)).toEqual([
    'source',
    'function',
    'function',
    'function',
    'function',
    'end',
    'connector',
    'note',
  ]);
});

test('a function says its mode, source, params, breakpoint and worst problem', () => {
  const data = Object.fromEntries(graphOf().nodes.map((node) => [node.id, node.data]));
  expect(data['Check#1']).toMatchObject({ mode: 'Verify', source: 'Orders', must: 2, breakpoint: null });
  expect(data['Load#1']).toMatchObject({ mode: 'Load', params: 'currency=EUR' });
  expect(data['Check#2']).toMatchObject({ breakpoint: { at: 'before', shape: 'plain', enabled: true } });
  expect(data['Gone#1']).toMatchObject({ mode: null, problem: 'error' });
});

test('a connector hangs on the function that names it', () => {
  const { nodes, edges } = graphOf();
  expect(edges.filter(({ type }) => type === 'link')).toMatchObject([{ source: 'Load#1' }]);
  expect(nodes.find(({ type }) => type === 'connector')?.data).toEqual({
    name: 'Cache',
    type: 'redis',
    hasCode: false,
  });
});

test('a jump in the code goes to the last function of that name; one seen only in a run is drawn too', () => {
  const jumps = graphOf(project, ['3>0', '1>2']).edges.filter(({ type }) => type === 'jump');
  expect(jumps.map(({ source, target, data }) => [source, target, data])).toEqual([
    ['Load#1', 'Check#2', { flow: 'Orders', from: 1, to: 2, inCode: true, lane: firstLane }],
    [
      'Gone#1',
      'Check#1',
      { flow: 'Orders', from: 3, to: 0, inCode: false, lane: { ...firstLane, leave: 1 } },
    ],
  ]);
});

test('an edit keeps the identity of every node that says the same', () => {
  const before = graphOf().nodes;
  const text = project.files.get('conf/func/func-Load.yml')?.text ?? '';
  const edited = withFile(project, 'conf/func/func-Load.yml', text.replace('Cache', '""'));
  const after = keepIdentity(before, graphOf(edited).nodes);
  expect(after.filter((node) => before.includes(node)).map(({ id }) => id)).toEqual([
    '#source',
    'Check#1',
    'Load#1',
    'Check#2',
    'Gone#1',
    '#end',
    'note:n1',
  ]);
});

test('a jump that a setup says is drawn as one in code', () => {
  const bend =
    'option: { default_params: { builtin: branch@1, when: "row.id > 1", then: jump, to: Check } }\n';
  const { path, text } = func('Gone', 'Verify', bend);
  const jumps = graphOf(withFile(project, path, text)).edges.filter(({ type }) => type === 'jump');
  expect(jumps.map(({ source, target }) => [source, target])).toEqual([
    ['Load#1', 'Check#2'],
    ['Gone#1', 'Check#2'],
  ]);
});
