import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainBreakpoint } from '../debug/breakpoint.ts';
import { nodeIdsOf } from './chain.ts';
import { moveFunctions, removeFunctions } from './edits/flow.ts';
import { followPlaces } from './followed-places.ts';
import { projectModel } from './model.ts';
import { createProject, type Project } from './project.ts';
import { setBreakpoint, setNodePositions, setPinnedRows } from './studio.ts';
import { flowStudio, printStudio } from './studio-file.ts';

const flowPath = 'conf/flow/flow-F.yml';

function project(chain: readonly string[], studio?: object): Project {
  const places = chain.map((fname) => `  - fname: ${fname}`).join('\n');
  return createProject('', [
    { path: flowPath, text: `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${places}\n` },
    ...(studio === undefined ? [] : [{ path: 'studio.json', text: JSON.stringify(studio) }]),
  ]);
}

function studioOf(of: Project) {
  return flowStudio(projectModel(of).studio, 'F');
}

test('version 1 becomes version 2: breakpoints get conditions, rows pinned on an input are the output of the place before', () => {
  const pinned = { 'A#1': ['1'], 'B#2': ['2'], 'Gone#1': ['3'] };
  const flows = { F: { breakpoints: ['B#1'], pinned, notes: [], own: 'kept' } };
  const old = project(['A', 'B', 'B'], { version: 1, flows, mine: true });
  expect(studioOf(old)).toMatchObject({
    breakpoints: { 'B#1': plainBreakpoint },
    pinned: { '#source': ['1'], 'B#1': ['2'] },
    pinnedInput: { 'Gone#1': ['3'] },
    own: 'kept',
  });
  const written = setNodePositions(old, 'F', { 'A#1': { x: 1, y: 2 } });
  expect(JSON.parse(written.files.get('studio.json')?.text ?? '')).toEqual({
    version: 2,
    flows: {
      F: {
        positions: { 'A#1': { x: 1, y: 2 } },
        breakpoints: { 'B#1': {} },
        pinned: { '#source': ['1'], 'B#1': ['2'] },
        chain: ['A', 'B', 'B'],
        pinnedInput: { 'Gone#1': ['3'] },
        own: 'kept',
      },
    },
    mine: true,
  });
});

test('a newer version’s file is shown as far as it is understood and never written over', () => {
  const flows = {
    F: {
      breakpoints: { 'A#1': { when: 'row.n > 1', sound: 'bell' } },
      notes: 'a new kind of notes',
      positions: { 'A#1': { x: 3, y: 4 } },
    },
  };
  const newer = project(['A', 'B'], { version: 3, flows });
  expect(projectModel(newer).studioProblem).toEqual({ reason: 'newer', version: 3 });
  expect(studioOf(newer)).toMatchObject({
    breakpoints: { 'A#1': { when: 'row.n > 1' } },
    positions: { 'A#1': { x: 3, y: 4 } },
    notes: [],
  });
  const write = () => setNodePositions(newer, 'F', { 'B#1': { x: 0, y: 0 } });
  expect(write).toThrow(expect.objectContaining({ code: 'project.studio-newer' }));
  // Edits of the flow go on, and leave the file as it is.
  const moved = moveFunctions(newer, 'F', [0], 2);
  expect(moved.files.get('studio.json')).toBe(newer.files.get('studio.json'));
});

test('a chain that was edited by hand keeps the breakpoints of its places', () => {
  const place = { id: 'Check#2', chain: ['Check', 'Load', 'Check', 'Save'] };
  const set = setBreakpoint(project(place.chain), 'F', place, { ...plainBreakpoint, when: 'row.n > 1' });
  const text = set.files.get('studio.json')?.text ?? '';
  const breakpointsIn = (chain: readonly string[]) =>
    Object.keys(studioOf(project(chain, JSON.parse(text))).breakpoints);
  expect(breakpointsIn(['Check', 'Check', 'Load', 'Check', 'Save'])).toEqual(['Check#3']);
  expect(breakpointsIn(['Load', 'Check', 'Save'])).toEqual(['Check#1']);
  expect(breakpointsIn(['Save', 'Check', 'Load', 'Check'])).toEqual(['Check#2']);
  expect(breakpointsIn(['Load', 'Save'])).toEqual(['Check#2']);
});

const fnames = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 8 });

test('places are followed to places of the same function, each to another one', () => {
  fc.assert(
    fc.property(fnames, fnames, (before, now) => {
      const followed = followPlaces(before, now);
      const targets = [...followed.values()];
      expect(new Set(targets).size).toBe(targets.length);
      expect(nodeIdsOf(now)).toEqual(expect.arrayContaining(targets));
      for (const [from, to] of followed) expect(to.split('#')[0]).toBe(from.split('#')[0]);
      expect([...followPlaces(before, before)].every(([from, to]) => from === to)).toBe(true);
    }),
  );
});

test('edits in the Studio keep what is known of each place, whatever the chain was when it was set', () => {
  const edit = fc.record({ from: fc.nat(), to: fc.nat(), remove: fc.boolean() });
  fc.assert(
    fc.property(fnames, fc.array(edit, { maxLength: 4 }), (chain, edits) => {
      let current = project(chain);
      nodeIdsOf(chain).forEach((id, place) => {
        const ref = { id, chain };
        current = setBreakpoint(current, 'F', ref, { ...plainBreakpoint, hits: String(place) });
        current = setPinnedRows(current, 'F', ref, [String(place)]);
      });
      let order = chain.map((fname, place) => ({ fname, place }));
      for (const { from, to, remove } of edits) {
        if (order.length === 0) break;
        const at = from % order.length;
        if (remove) {
          current = removeFunctions(current, 'F', [at]);
          order = order.filter((_, place) => place !== at);
        } else {
          const target = to % (order.length + 1);
          current = moveFunctions(current, 'F', [at], target);
          const moved = order.filter((_, place) => place === at);
          const rest = (keep: (place: number) => boolean) =>
            order.filter((_, place) => place !== at && keep(place));
          order = [...rest((place) => place < target), ...moved, ...rest((place) => place >= target)];
        }
      }
      const ids = nodeIdsOf(order.map(({ fname }) => fname));
      const { breakpoints, pinned } = studioOf(current);
      expect(Object.fromEntries(Object.entries(breakpoints).map(([id, { hits }]) => [id, hits]))).toEqual(
        Object.fromEntries(ids.map((id, index) => [id, String(order[index]?.place)])),
      );
      expect(pinned).toEqual(Object.fromEntries(ids.map((id, index) => [id, [String(order[index]?.place)]])));
      const { studio } = projectModel(current);
      expect(printStudio(studio)).toBe(printStudio(JSON.parse(JSON.stringify(studio))));
    }),
    { numRuns: 80 },
  );
});
