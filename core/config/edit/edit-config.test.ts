import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printConfigSafely } from '../print.ts';
import { readConfig } from '../read.ts';
import { configFile, params, place, text } from '../test-configs.ts';
import { type ConfigEdit, editConfig } from './edit-config.ts';

const handStyled = `# Orders of the shop
kistype: flow   # what it is
status: 1
owner: "team a"  # not KisFlow's

flow_name: 'Orders'
flows:
# checks first
- fname: Check # cheap
  params:
    # the limit
    limit: 0.50
    label: "a b"
  # kept with Check

# prices
- fname: "Price"

- {fname: Save, params: {table: orders, mode: append}}
`;

const flowStyled = `{kistype: flow, status: 1, flow_name: F, flows: [
  {fname: A, params: {x: 1}}, # first
  {fname: B},
]}
`;

const funcStyled = `kistype: func
fname: Load
fmode: Load
source:
    name: s
    must: [a, "b", c] # needed
option:
    cname:
    default_params: {}
    retry_duration: 3
`;

function edit(source: string, ...edits: ConfigEdit[]): string {
  const result = editConfig(source, edits);
  expect(result.reprinted).toBe(false);
  return result.text;
}

/** Lines of both texts that the other has not, in order. */
function changed(before: string, after: string): { gone: string[]; come: string[] } {
  const left = before.split('\n');
  const right = after.split('\n');
  const gone = left.filter((line) => !right.includes(line));
  return { gone, come: right.filter((line) => !left.includes(line)) };
}

function config(source: string): unknown {
  const result = readConfig(source);
  if (!result.ok) throw new Error(result.problem.code);
  return result.document.config;
}

describe('hand-styled files', () => {
  test('a scalar keeps its quotes and the comment behind it', () => {
    const after = edit(
      handStyled,
      { op: 'set', path: ['flow_name'], value: "It's" },
      { op: 'set', path: ['status'], value: 0 },
      { op: 'set', path: ['flows', 0, 'params', 'limit'], value: '0.75' },
      { op: 'set', path: ['flows', 0, 'fname'], value: 'Verify' },
    );
    expect(changed(handStyled, after)).toEqual({
      gone: ['status: 1', "flow_name: 'Orders'", '- fname: Check # cheap', '    limit: 0.50'],
      come: ['status: 0', "flow_name: 'It''s'", '- fname: Verify # cheap', '    limit: 0.75'],
    });
  });

  test('a text of several lines leaves the comment behind it where it is', () => {
    const after = edit(
      handStyled,
      { op: 'set', path: ['flows', 0, 'fname'], value: 'a\nb' },
      { op: 'set', path: ['flows', 0, 'params', 'label'], value: 'a\nb' },
    );
    expect(after).toContain('- fname: "a\\nb" # cheap\n');
    expect(
      config(
        edit('kistype: flow\nflow_name: # none yet\n', { op: 'set', path: ['flow_name'], value: 'a\nb' }),
      ),
    ).toMatchObject({ flow_name: 'a\nb' });
  });

  test('a moved item takes the comments above and inside it along', () => {
    const after = edit(handStyled, { op: 'move', path: ['flows'], from: 0, to: 1 });
    expect(after).toContain(`flows:
# prices
- fname: "Price"

# checks first
- fname: Check # cheap
  params:
    # the limit
    limit: 0.50
    label: "a b"
  # kept with Check

- {fname: Save`);
  });

  test('missing params are made with the file’s own indentation', () => {
    const after = edit(handStyled, { op: 'set', path: ['flows', 1, 'params', 'currency'], value: '1' });
    expect(after).toContain('- fname: "Price"\n  params:\n    currency: "1"\n');
    const wide = edit(funcStyled, { op: 'set', path: ['option', 'default_params', 'k'], value: 'v' });
    expect(wide).toContain('    default_params:\n        k: v\n    retry_duration: 3\n');
  });

  test('entries inside brackets stay there', () => {
    const after = edit(
      handStyled,
      { op: 'set', path: ['flows', 2, 'params', 'key'], value: 'a, b' },
      { op: 'delete', path: ['flows', 2, 'params', 'table'] },
    );
    expect(after).toContain("- {fname: Save, params: {mode: append, key: 'a, b'}}\n");
    const list = edit(funcStyled, { op: 'set', path: ['source', 'must'], value: ['a', 'x', 'c', 'd'] });
    expect(list).toContain('    must: [a, "x", c, d] # needed\n');
  });

  test('items are inserted and deleted with their comments', () => {
    const added = edit(handStyled, {
      op: 'insert',
      path: ['flows'],
      index: 1,
      value: { fname: 'New', params: { a: '1' } },
    });
    expect(added).toContain(
      '  # kept with Check\n\n- fname: New\n  params:\n    a: "1"\n# prices\n- fname: "Price"\n',
    );
    const removed = edit(handStyled, { op: 'delete', path: ['flows', 0] });
    expect(removed).toContain('flows:\n\n# prices\n');
    expect(removed).not.toContain('checks first');
    const raw = edit(handStyled, {
      op: 'insert',
      path: ['flows'],
      index: 3,
      value: { raw: '- fname: R # c\n  params:\n    a: 1\n' },
    });
    expect(raw.endsWith('mode: append}}\n- fname: R # c\n  params:\n    a: 1\n')).toBe(true);
  });

  test('a misspelt key is renamed in place', () => {
    const after = edit(funcStyled, {
      op: 'renameKey',
      path: ['option', 'retry_duration'],
      to: 'return_duration',
    });
    expect(changed(funcStyled, after)).toEqual({
      gone: ['    retry_duration: 3'],
      come: ['    return_duration: 3'],
    });
    expect(config(after)).toMatchObject({ option: { return_duration: 3 } });
  });

  test('an unknown key is deleted, and a list emptied and filled again', () => {
    expect(edit(handStyled, { op: 'delete', path: ['owner'] })).not.toContain('team a');
    const empty = edit(
      flowStyled,
      { op: 'delete', path: ['flows', 0] },
      { op: 'delete', path: ['flows', 0] },
    );
    expect(config(empty)).toMatchObject({ flows: [] });
    expect(edit('kistype: flow\nflows:\n- fname: a\n', { op: 'delete', path: ['flows', 0] })).toBe(
      'kistype: flow\nflows: []\n',
    );
    expect(
      edit('kistype: flow\nflows: []\n', { op: 'insert', path: ['flows'], index: 0, value: { fname: 'a' } }),
    ).toBe('kistype: flow\nflows:\n  - fname: a\n');
    expect(edit('kistype: flow', { op: 'insert', path: ['flows'], index: 0, value: { fname: 'a' } })).toBe(
      'kistype: flow\nflows:\n  - fname: a',
    );
  });

  test('what cannot be read or found is refused', () => {
    const set: ConfigEdit = { op: 'set', path: ['flows', 9, 'fname'], value: 'x' };
    expect(() => editConfig(handStyled, [set])).toThrow(
      expect.objectContaining({ code: 'config.cannot-edit' }),
    );
    expect(() => editConfig('a: [', [set])).toThrow(expect.objectContaining({ code: 'config.cannot-edit' }));
  });
});

/** A flow edit and what it does to the list of places. */
const flowEdit = fc.oneof(
  fc.record({ op: fc.constant('name' as const), value: text }),
  fc.record({ op: fc.constant('status' as const), value: fc.integer({ min: -2, max: 9 }) }),
  fc.record({ op: fc.constant('param' as const), at: fc.nat(20), key: text, value: text }),
  fc.record({ op: fc.constant('params' as const), at: fc.nat(20), value: params }),
  fc.record({ op: fc.constant('dropParam' as const), at: fc.nat(20), key: fc.nat(9) }),
  fc.record({ op: fc.constant('insert' as const), at: fc.nat(20), value: place }),
  fc.record({ op: fc.constant('delete' as const), at: fc.nat(20) }),
  fc.record({ op: fc.constant('move' as const), at: fc.nat(20), to: fc.nat(20) }),
);

type FlowValue = {
  status: number;
  flow_name: string;
  flows: { fname: string; params: Record<string, string> }[];
};

/** Applies one to the value, written apart from the code under test, and gives the edit to make. */
function applyFlowEdit(
  value: FlowValue,
  wish: typeof flowEdit extends fc.Arbitrary<infer T> ? T : never,
): ConfigEdit | undefined {
  const { flows } = value;
  if (wish.op === 'name') {
    value.flow_name = wish.value.toWellFormed();
    return { op: 'set', path: ['flow_name'], value: wish.value };
  }
  if (wish.op === 'status') {
    value.status = wish.value;
    return { op: 'set', path: ['status'], value: wish.value };
  }
  if (wish.op === 'insert') {
    const index = wish.at % (flows.length + 1);
    flows.splice(index, 0, structuredClone(wish.value));
    return { op: 'insert', path: ['flows'], index, value: wish.value };
  }
  const index = wish.at % Math.max(1, flows.length);
  const found = flows[index];
  if (!found) return undefined;
  const path = ['flows', index, 'params'];
  if (wish.op === 'delete') {
    flows.splice(index, 1);
    return { op: 'delete', path: ['flows', index] };
  }
  if (wish.op === 'move') {
    const to = wish.to % flows.length;
    flows.splice(to, 0, ...flows.splice(index, 1));
    return { op: 'move', path: ['flows'], from: index, to };
  }
  if (wish.op === 'params') {
    found.params = wish.value;
    return { op: 'set', path, value: wish.value };
  }
  if (wish.op === 'param') {
    found.params = Object.fromEntries([...Object.entries(found.params), [wish.key, wish.value]]);
    return { op: 'set', path: [...path, wish.key], value: wish.value };
  }
  const key = Object.keys(found.params)[wish.key];
  if (key === undefined) return undefined;
  delete found.params[key];
  return { op: 'delete', path: [...path, key] };
}

const styles = [
  handStyled,
  flowStyled,
  handStyled.replaceAll('\n', '\r\n'),
  handStyled.trimEnd(),
  'kistype: flow\n',
  'kistype: flow\nflows:\n    - fname: a\n      params:\n        b: |\n            x\n            y\n    # end\n',
];

function checkEdits(
  source: string,
  wishes: readonly Parameters<typeof applyFlowEdit>[1][],
): { source: string; reprinted: boolean } {
  const value = structuredClone(config(source)) as FlowValue;
  let result = source;
  let reprinted = false;
  for (const wish of wishes) {
    const step = applyFlowEdit(value, wish);
    if (!step) continue;
    const done = editConfig(result, [step]);
    reprinted ||= done.reprinted;
    result = done.text;
    expect(config(result)).toEqual(value);
  }
  return { source: result, reprinted };
}

describe('laws', () => {
  test('an edit of a hand-styled text means the edit of its value, in place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...styles), fc.array(flowEdit, { maxLength: 4 }), (source, wishes) => {
        expect(checkEdits(source, wishes).reprinted).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('an edit of a printed text means the edit of its value, in place', () => {
    fc.assert(
      fc.property(configFile, fc.array(flowEdit, { maxLength: 3 }), (file, wishes) => {
        if (file.kind === 'flow') expect(checkEdits(printConfigSafely(file), wishes).reprinted).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('a scalar edit changes no other line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...styles.slice(0, 4)), fc.string({ maxLength: 6 }), (source, value) => {
        const before = source.split('\n');
        const after = edit(source, { op: 'set', path: ['flow_name'], value }).split('\n');
        expect(after.length).toBe(before.length);
        expect(after.filter((line, index) => line !== before[index]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
