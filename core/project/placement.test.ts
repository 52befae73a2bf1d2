import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { functionModes } from '../config/types.ts';
import { createFunction } from './edits/create.ts';
import { setFunctionConnector } from './edits/fields.ts';
import { insertFunctions, moveFunctions } from './edits/flow.ts';
import { pasteFunctions } from './edits/paste.ts';
import { projectModel } from './model.ts';
import { canPlace, type Placed, type PlacementTarget } from './placement.ts';
import type { Project } from './project.ts';
import { projectOf, shop } from './test-project.ts';

const project = shop();
const edge = (index: number): PlacementTarget => ({ on: 'edge', index });
const node = (index: number): PlacementTarget => ({ on: 'node', index });
const codeOf = (what: Placed, target: PlacementTarget, flow = 'Orders') => {
  const placement = canPlace(project, flow, what, target);
  return placement.ok ? 'ok' : placement.reason.code;
};

describe('what may be put where', () => {
  it('a function goes into every edge, up to the open end', () => {
    const check: Placed = { kind: 'function', fname: 'Check' };
    expect([0, 3].map((index) => codeOf(check, edge(index)))).toEqual(['ok', 'ok']);
    expect(codeOf(check, edge(4))).toBe('no-such-place');
    expect(codeOf({ kind: 'function', fname: 'Gone' }, edge(0))).toBe('function-missing');
  });

  it('a connector goes to Save and Load functions only, and says which mode the others have', () => {
    const cache: Placed = { kind: 'connector', cname: 'Cache' };
    expect(canPlace(project, 'Orders', cache, node(0))).toEqual({
      ok: false,
      reason: { code: 'connector-mode', values: { name: 'Check', mode: 'Verify', connector: 'Cache' } },
    });
    expect(codeOf(cache, node(1))).toBe('connector-same');
    expect(codeOf({ kind: 'connector', cname: 'Gone' }, node(1))).toBe('connector-missing');
    expect(codeOf(cache, edge(0))).toBe('ok');
  });

  it('a new function reaches a connector only by its mode, and needs a name of its own', () => {
    expect(codeOf({ kind: 'new', mode: 'Save', fname: 'Keep', cname: 'Cache' }, edge(0))).toBe('ok');
    expect(codeOf({ kind: 'new', mode: 'Verify', fname: 'Keep', cname: 'Cache' }, edge(0))).toBe(
      'connector-mode',
    );
    expect(codeOf({ kind: 'new', mode: 'Save', fname: 'Check' }, edge(0))).toBe('name-taken');
    expect(codeOf({ kind: 'new', mode: 'Save', fname: ' ' }, edge(0))).toBe('name-empty');
  });

  it('functions that would land where they stand are not moved', () => {
    const second: Placed = { kind: 'places', places: [1] };
    expect([0, 1, 2, 3].map((index) => codeOf(second, edge(index)))).toEqual(['ok', 'stays', 'stays', 'ok']);
  });

  it('nothing is put where it would hide a function, or into a flow that can’t be read', () => {
    expect(codeOf({ kind: 'places', places: [0] }, { on: 'canvas', covers: 'LoadPrice' })).toBe('covers');
    expect(codeOf({ kind: 'places', places: [0] }, { on: 'canvas' })).toBe('ok');
    expect(codeOf({ kind: 'function', fname: 'Check' }, edge(0), 'Gone')).toBe('flow-unreadable');
    const broken = projectOf({ 'conf/flow.yml': 'kistype: flow\nflow_name: Orders\nflows: [' });
    expect(canPlace(broken, 'Orders', { kind: 'function', fname: 'Check' }, edge(0)).ok).toBe(false);
  });

  it('only YAML that names functions can be pasted', () => {
    expect(codeOf({ kind: 'yaml', text: '- fname: Check' }, edge(0))).toBe('ok');
    expect(codeOf({ kind: 'yaml', text: 'just some words' }, edge(0))).toBe('not-functions');
  });
});

/** The edit that a person means by it. */
function edit(before: Project, what: Placed, target: PlacementTarget): Project {
  const index = target.on === 'canvas' ? -1 : target.index;
  if (what.kind === 'connector') {
    const fname = projectModel(before).flow('Orders')?.config.flows[index]?.fname ?? '';
    return setFunctionConnector(before, fname, what.cname);
  }
  if (what.kind === 'places') return moveFunctions(before, 'Orders', what.places, index);
  if (what.kind === 'yaml') return pasteFunctions(before, 'Orders', index, what.text);
  const made = what.kind === 'new' ? createFunction(before, what.fname ?? '', what.mode, 'ts') : before;
  return insertFunctions(made, 'Orders', index, [{ fname: what.fname ?? '' }]);
}

const name = fc.constantFrom('Check', 'LoadPrice', 'SavePrice', 'Fresh', '');
const place = fc.integer({ min: -1, max: 4 });
const anyPlaced: fc.Arbitrary<Placed> = fc.oneof(
  fc.record({
    kind: fc.constant('places' as const),
    places: fc.array(place, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('new' as const),
    mode: fc.constantFrom(...functionModes),
    fname: name,
  }),
  fc.record({
    kind: fc.constant('yaml' as const),
    text: fc.constantFrom('- fname: A', 'fname: B', '[', 'words', ''),
  }),
);

describe('the rule and the edits', () => {
  it('agree: what is allowed changes the project, what is refused would fail or change nothing', () => {
    fc.assert(
      fc.property(anyPlaced, place, (what, index) => {
        const allowed = canPlace(project, 'Orders', what, edge(index)).ok;
        expect(changes(() => edit(project, what, edge(index)))).toBe(allowed);
      }),
    );
  });

  it('agree about connectors, but for modes that KisFlow gives none', () => {
    const cname = fc.constantFrom('Cache', 'Gone', '');
    fc.assert(
      fc.property(cname, place, (connector, index) => {
        const placement = canPlace(project, 'Orders', { kind: 'connector', cname: connector }, node(index));
        const works = changes(() => edit(project, { kind: 'connector', cname: connector }, node(index)));
        if (placement.ok) expect(works).toBe(true);
        else if (works) expect(['connector-mode', 'connector-missing']).toContain(placement.reason.code);
      }),
    );
  });
});

function changes(make: () => Project): boolean {
  try {
    return make() !== project;
  } catch {
    return false;
  }
}
