import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainBreakpoint } from '../../debug/breakpoint.ts';
import { nodeIds } from '../chain.ts';
import { projectModel } from '../model.ts';
import type { Project } from '../project.ts';
import { setBreakpoint, setNodePositions, setPinnedRows } from '../studio.ts';
import { flowStudio } from '../studio-file.ts';
import { projectOf, shop } from '../test-project.ts';
import {
  insertFunctions,
  moveFunctions,
  removeFunctions,
  renameFlowFunctionParam,
  replaceFunction,
  setFlowFunctionParam,
  setFlowStatus,
} from './flow.ts';

const chain = (project: Project, flow: string) =>
  projectModel(project)
    .flow(flow)
    ?.config.flows.map(({ fname }) => fname);
const orders = 'conf/flow/flow-Orders.yml';

test('inserts at any place and into an empty chain', () => {
  const edited = insertFunctions(shop(), 'Orders', 1, [{ fname: 'A', params: { k: 'v' } }, { fname: 'B' }]);
  expect(chain(edited, 'Orders')).toEqual(['Check', 'A', 'B', 'LoadPrice', 'Check']);
  expect(projectModel(edited).flow('Orders')?.config.flows[1]?.params).toEqual({ k: 'v' });
  const empty = projectOf({ 'conf/f.yml': 'kistype: flow\nstatus: 1\nflow_name: F\n' });
  expect(chain(insertFunctions(empty, 'F', 0, [{ fname: 'A' }]), 'F')).toEqual(['A']);
});

test('removing keeps the comments of what stays', () => {
  const edited = removeFunctions(shop(), 'Prices', [1]);
  expect(chain(edited, 'Prices')).toEqual(['Check']);
  expect(edited.files.get('conf/flow/flow-Prices.yml')?.text).toContain('# prices come in here');
  expect(edited.files.get('conf/flow/flow-Prices.yml')?.text).toContain('# drops the bad ones');
});

test('moving any functions to any place gives the chain a list would', () => {
  const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 });
  fc.assert(
    fc.property(names, fc.array(fc.nat()), fc.nat(), (list, picks, to) => {
      const yaml = `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${list.map((name) => `  - fname: ${name}\n`).join('')}`;
      const indexes = [...new Set(picks.map((pick) => pick % list.length))];
      const target = to % (list.length + 1);
      const moved = list.filter((_, index) => indexes.includes(index));
      const stay = (from: number, end: number) =>
        list.filter((_, index) => index >= from && index < end && !indexes.includes(index));
      const edited = moveFunctions(projectOf({ 'conf/f.yml': yaml }), 'F', indexes, target);
      expect(chain(edited, 'F')).toEqual([...stay(0, target), ...moved, ...stay(target, list.length)]);
    }),
    { numRuns: 60 },
  );
});

test('positions and breakpoints follow their nodes when repeated functions change places', () => {
  let project = setNodePositions(shop(), 'Orders', {
    'Check#2': { x: 1.4, y: 2 },
    'Check#1': { x: 9, y: 9 },
  });
  const place = { id: 'Check#2', chain: ['Check', 'LoadPrice', 'Check'] };
  project = setBreakpoint(project, 'Orders', place, { ...plainBreakpoint, when: 'row.n > 1' });
  project = setPinnedRows(project, 'Orders', place, ['{}']);
  project = removeFunctions(project, 'Orders', [0]);
  const studio = flowStudio(projectModel(project).studio, 'Orders');
  expect(studio.positions).toEqual({ 'Check#1': { x: 1, y: 2 } });
  expect(studio.breakpoints).toEqual({ 'Check#1': { ...plainBreakpoint, when: 'row.n > 1' } });
  expect(studio.pinned).toEqual({ 'Check#1': ['{}'] });
  const flow = projectModel(project).flow('Orders');
  expect(flow && nodeIds(flow.config)).toEqual(['LoadPrice#1', 'Check#1']);
});

test('sets, overrides, renames and removes params at one place', () => {
  const project = shop();
  const set = setFlowFunctionParam(project, 'Orders', 1, 'table', '007');
  expect(projectModel(set).flow('Orders')?.config.flows[1]?.params).toEqual({ table: '007' });
  const renamed = renameFlowFunctionParam(project, 'Orders', 2, 'max', 'most');
  expect(projectModel(renamed).flow('Orders')?.config.flows[2]?.params).toEqual({ most: '99' });
  const removed = setFlowFunctionParam(project, 'Orders', 2, 'max', null);
  expect(projectModel(removed).flow('Orders')?.config.flows[2]?.params).toEqual({});
  expect(setFlowFunctionParam(project, 'Orders', 2, 'max', '99')).toBe(project);
});

test('status and function of a place', () => {
  const off = setFlowStatus(shop(), 'Orders', 0);
  expect(projectModel(off).flow('Orders')?.config.status).toBe(0);
  expect(chain(replaceFunction(shop(), 'Orders', 0, 'Clean'), 'Orders')?.[0]).toBe('Clean');
});

test('what can not be done says why and changes nothing', () => {
  expect(() => insertFunctions(shop(), 'Nope', 0, [{ fname: 'A' }])).toThrow('no flow named "Nope"');
  expect(() => removeFunctions(shop(), 'Orders', [3])).toThrow('no place 4');
  const project = shop();
  expect(moveFunctions(project, 'Orders', [1], 1)).toBe(project);
  expect(moveFunctions(project, 'Orders', [1], 2)).toBe(project);
  expect(project.files.get(orders)).toBe(removeFunctions(project, 'Orders', []).files.get(orders));
});
