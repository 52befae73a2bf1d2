import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../read.ts';
import type { FlowConfig } from '../types.ts';
import { type ConfigEdit, editConfig } from './edit-config.ts';
import { sharedFlow } from './test-shared.ts';

function flow(source: string): FlowConfig {
  const read = readConfig(source);
  if (!read.ok) throw new Error(`${read.problem.code} ${JSON.stringify(read.problem)}\n${source}`);
  if (read.document.kind !== 'flow') throw new Error('no flow');
  return read.document.config;
}

function edited(source: string, ...edits: ConfigEdit[]): string {
  const { text, reprinted } = editConfig(source, edits);
  expect(reprinted).toBe(false);
  return text;
}

describe('shared values', () => {
  const chain =
    '# head\nkistype: flow\nstatus: 1\nflow_name: F\nx-chain: &chain\n  - fname: A # first\n  - fname: B\nflows: *chain # all\n';

  test('a list that is an alias is written out where it changes', () => {
    expect(edited(chain, { op: 'delete', path: ['flows', 0] })).toBe(
      chain.replace('flows: *chain # all\n', 'flows: # all\n  - fname: B\n'),
    );
    expect(edited(chain, { op: 'move', path: ['flows'], from: 0, to: 1 })).toBe(
      chain.replace('flows: *chain # all\n', 'flows: # all\n  - fname: B\n  - fname: A\n'),
    );
  });

  const places =
    'kistype: flow\nflows:\n  - fname: A\n    params: &p\n      x: 1 # one\n  - {fname: B, params: *p} # b\n  - fname: C\n    params: *p\n';

  test('an alias that is edited is written out; its anchor stays', () => {
    expect(edited(places, { op: 'set', path: ['flows', 2, 'params', 'x'], value: '2' })).toBe(
      places.replace(/params: \*p\n$/, 'params:\n      x: 2\n'),
    );
  });

  test('an anchor whose value is edited goes to the first who uses it', () => {
    expect(edited(places, { op: 'set', path: ['flows', 0, 'params', 'x'], value: '2' })).toBe(
      places
        .replace(' &p', '')
        .replace('x: 1', 'x: 2')
        .replace('{fname: B, params: *p}', '{fname: B, params: &p {x: 1}}'),
    );
    expect(edited(places, { op: 'delete', path: ['flows', 0] })).toBe(
      'kistype: flow\nflows:\n  - {fname: B, params: &p {x: 1}} # b\n  - fname: C\n    params: *p\n',
    );
  });

  const merged =
    'kistype: flow\nx-common: &common\n  unit: kg # shared\n  tz: UTC\nflows:\n  - fname: A\n    params:\n      <<: *common # merged\n      rate: 1\n';

  test('a merge key whose entries are all hidden goes alone', () => {
    const hidden =
      'kistype: flow\nx-u: &u {unit: kg}\nflows:\n  - fname: A\n    params:\n      <<: *u\n      # mine\n      unit: lb\n      rate: 1\n';
    expect(edited(hidden, { op: 'delete', path: ['flows', 0, 'params', 'rate'] })).toBe(
      hidden.replace('      rate: 1\n', ''),
    );
    expect(edited(hidden, { op: 'renameKey', path: ['flows', 0, 'params', 'unit'], to: 'u' })).toBe(
      hidden.replace('      <<: *u\n', '').replace('unit: lb', 'u: lb'),
    );
  });

  test('an entry that comes by a merge key is overridden, taken away or renamed', () => {
    expect(edited(merged, { op: 'set', path: ['flows', 0, 'params', 'unit'], value: 'lb' })).toBe(
      `${merged}      unit: lb\n`,
    );
    expect(edited(merged, { op: 'delete', path: ['flows', 0, 'params', 'unit'] })).toBe(
      merged.replace('<<: *common # merged', 'tz: UTC # merged'),
    );
    expect(edited(merged, { op: 'renameKey', path: ['flows', 0, 'params', 'unit'], to: 'u' })).toBe(
      merged.replace('<<: *common # merged', 'u: kg # merged\n      tz: UTC'),
    );
  });
});

test('a comment on a merge key stays, whatever becomes of the merge', () => {
  const params = (lines: string) =>
    `kistype: func\nx: &x\n  a: 1\n  b: 2\nfname: A\noption:\n  default_params:\n${lines}`;
  const path = ['option', 'default_params', 'a'];
  const without = (lines: string) => edited(params(lines), { op: 'delete', path });
  expect(without('    <<: # why\n      *x\n    c: 3\n')).toBe(params('    # why\n    b: 2\n    c: 3\n'));
  expect(without('    b: 8\n    <<: *x # why\n')).toBe(params('    b: 8\n    # why\n'));
  expect(without('    a: 7\n    b: 8\n    <<: *x # why\n')).toBe(params('    b: 8\n    # why\n'));
  expect(without('    <<: *x # why\n    a: 7\n    b: 8\n')).toBe(params('    # why\n\n    b: 8\n'));
  expect(without('    <<: # why\n      a: 1 # first\n      b: 2 # second\n')).toBe(
    params('    # why\n    # first\n    # second\n    b: 2\n'),
  );
});

test('a key in brackets goes with the question mark before it', () => {
  const file = 'kistype: func\nfname: A\noption: {default_params: {?a: 1, ?b: 2}}\n';
  const path = ['option', 'default_params', 'a'];
  expect(edited(file, { op: 'delete', path })).toBe(file.replace('?a: 1, ', ''));
  expect(edited(file, { op: 'set', path, value: '5' })).toBe(file.replace('1', '5'));
});

type Wish = {
  kind: 'set' | 'drop' | 'name' | 'insert' | 'delete' | 'move' | 'rename' | 'flowName';
  at: number;
  to: number;
};
const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('set', 'drop', 'name', 'insert', 'delete', 'move', 'rename', 'flowName'),
  at: fc.nat(9),
  to: fc.nat(9),
});

interface Model {
  flow: FlowConfig;
  /** The number that each place had at first, -1 for a new one. */
  numbers: number[];
}

/** Makes a wish come true in the model, and gives the edit for it with the numbers of the places that it may take from. */
function grant(
  { flow: value, numbers }: Model,
  { kind, at, to }: Wish,
): { edit: ConfigEdit; from: number[] } | undefined {
  const { flows } = value;
  if (kind === 'flowName') {
    value.flow_name = `F${to}`;
    return { edit: { op: 'set', path: ['flow_name'], value: `F${to}` }, from: [] };
  }
  if (kind === 'insert') {
    const index = at % (flows.length + 1);
    flows.splice(index, 0, { fname: 'New', params: { n: '1' } });
    numbers.splice(index, 0, -1);
    return {
      edit: { op: 'insert', path: ['flows'], index, value: { fname: 'New', params: { n: '1' } } },
      from: [],
    };
  }
  const index = at % Math.max(1, flows.length);
  const place = flows[index];
  const number = numbers[index] ?? -1;
  if (!place) return undefined;
  if (kind === 'delete') {
    flows.splice(index, 1);
    numbers.splice(index, 1);
    return { edit: { op: 'delete', path: ['flows', index] }, from: [number] };
  }
  if (kind === 'move') {
    const target = to % flows.length;
    flows.splice(target, 0, ...flows.splice(index, 1));
    numbers.splice(target, 0, ...numbers.splice(index, 1));
    return { edit: { op: 'move', path: ['flows'], from: index, to: target }, from: [] };
  }
  if (kind === 'name') {
    place.fname = `N${to}`;
    return { edit: { op: 'set', path: ['flows', index, 'fname'], value: `N${to}` }, from: [] };
  }
  const path = ['flows', index, 'params'];
  const keys = Object.keys(place.params);
  const key = keys[to % Math.max(1, keys.length)];
  if (kind === 'set' || key === undefined) {
    const name = to > 5 || key === undefined ? `new${to}` : key;
    place.params[name] = `v${at}`;
    return { edit: { op: 'set', path: [...path, name], value: `v${at}` }, from: [] };
  }
  const held = place.params[key] ?? '';
  const renamed = keys.includes(`renamed${at}`) ? `other${keys.length}` : `renamed${at}`;
  delete place.params[key];
  if (kind === 'drop') return { edit: { op: 'delete', path: [...path, key] }, from: [number] };
  if (kind === 'rename') place.params[renamed] = held;
  return { edit: { op: 'renameKey', path: [...path, key], to: renamed }, from: [] };
}

function marks(source: string, kind: 'c' | 'a'): string[] {
  const found = source.matchAll(kind === 'c' ? /# (c\d+\w+)/g : /&(\w+)/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))];
}

/** What the keys that KisFlow does not know mean, read by another library. */
function unknown(source: string): Record<string, unknown> {
  const root: Record<string, unknown> = parse(source, { merge: true });
  return Object.fromEntries(Object.entries(root).filter(([key]) => key.startsWith('x-') || key === 'owner'));
}

test('an edit changes what it is about and nothing else, and loses no comment, anchor or unknown key', () => {
  let edits = 0;
  let reprints = 0;
  fc.assert(
    fc.property(sharedFlow, fc.array(wish, { minLength: 1, maxLength: 4 }), (source, wishes) => {
      const first = flow(source);
      const model: Model = { flow: structuredClone(first), numbers: first.flows.map((_, index) => index) };
      const gone = new Set<number>();
      /** Whether an edit may have taken away an anchor that another had handed on to what it takes. */
      let takes = false;
      let text = source;
      for (const each of wishes) {
        const granted = grant(model, each);
        if (!granted) continue;
        for (const number of granted.from) gone.add(number);
        takes ||= each.kind === 'delete' || each.kind === 'drop' || each.kind === 'rename';
        const done = editConfig(text, [granted.edit]);
        edits += 1;
        reprints += done.reprinted ? 1 : 0;
        if (done.reprinted) return;
        text = done.text;
        expect(flow(text)).toEqual(model.flow);
      }
      expect(unknown(text)).toEqual(unknown(source));
      const isOfGone = (mark: string) => gone.has(Number(/i(\d+)$/.exec(mark)?.[1] ?? Number.NaN));
      const mayGo = (mark: string) => isOfGone(mark) || (takes && /^a\d/.test(mark));
      for (const kind of ['c', 'a'] as const) {
        const left = marks(text, kind);
        expect(marks(source, kind).filter((mark) => !left.includes(mark) && !mayGo(mark))).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
  expect(edits).toBeGreaterThan(200);
  expect(reprints / edits).toBeLessThan(0.005);
});
