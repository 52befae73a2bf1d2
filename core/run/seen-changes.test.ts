import { describe, expect, it } from 'vitest';
import { nodeIdOf, nodeIds } from '../project/chain.ts';
import type { RunBasis } from '../project/flow-changes.ts';
import { projectModel } from '../project/model.ts';
import { projectOf } from '../project/test-project.ts';
import { changesBefore, type SeenRows } from './seen-changes.ts';

interface Edit {
  chain?: string[];
  code?: Record<string, string>;
  samples?: string;
  pinned?: Record<string, string[]>;
}

function basis({ chain = ['A', 'B', 'C', 'D'], code = {}, samples = '{}', pinned = {} }: Edit): RunBasis {
  const texts: Record<string, string> = {
    'conf/flow.yml': `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${chain.map((name) => `  - fname: ${name}\n`).join('')}`,
  };
  for (const name of 'ABCD') {
    texts[`conf/${name}.yml`] = `kistype: func\nfname: ${name}\nfmode: Calculate\n`;
    texts[`functions/${name}.ts`] = code[name] ?? `export default () => '${name}'`;
  }
  const project = projectOf(texts);
  const rows = { path: 'samples/F.jsonl', text: samples, bytes: undefined, pinned };
  return { model: projectModel(project), files: project.files, rows };
}

/** Rows into a place of the whole chain, in a run that stood on an edit. */
function seenAt(node: number, edit: Edit = {}, more: Partial<SeenRows> = {}): SeenRows {
  return {
    node,
    place: nodeIdOf('ABCD'.charAt(node), 1),
    basis: basis(edit),
    nodes: [],
    input: null,
    ...more,
  };
}

/** What has changed before a function, as `kind name @place`. */
function told(seen: SeenRows, edit: Edit): string[] {
  const now = basis(edit);
  const config = now.model.flow('F')?.config;
  const ids = config ? nodeIds(config) : [];
  const changes = changesBefore(seen, ids.indexOf(seen.place), { flow: 'F', ids, basis: now });
  return changes.map(({ kind, name, node }) => `${kind} ${name}@${node}`);
}

const edited = (name: string) => ({ code: { [name]: 'export default () => 9' } });

describe('what has changed of rows that were seen', () => {
  it('is what changed before their place, and nothing behind it', () => {
    expect(told(seenAt(2), edited('B'))).toEqual(['code B@1']);
    expect(told(seenAt(2), edited('C'))).toEqual([]);
    expect(told(seenAt(2), { samples: '{"a":1}' })).toEqual(['samples @0']);
  });

  it('is the order where other functions stood before it then, though none before it moved', () => {
    expect(told(seenAt(2), { chain: ['A', 'C', 'D'] })).toEqual(['order @0']);
    expect(told(seenAt(2), { chain: ['A', 'C', 'B', 'D'] })).toEqual(['order @0']);
    expect(told(seenAt(3), { chain: ['A', 'C', 'B', 'D'] })).toEqual(['order @1']);
    expect(told(seenAt(2), { chain: ['A', 'B', 'C'] })).toEqual([]);
    expect(told(seenAt(1), { chain: ['A', 'B', 'D', 'C'] })).toEqual([]);
  });

  it('is taken back by a jump, to where that led', () => {
    const nodes = [{ node: 3, jumps: { 1: 2 } }];
    expect(told(seenAt(2, {}, { nodes }), edited('D'))).toEqual(['code D@1']);
    expect(told(seenAt(1, {}, { nodes }), edited('C'))).toEqual(['code C@0']);
    expect(told(seenAt(2, {}, { nodes: [{ node: 1, jumps: { 3: 1 } }] }), edited('D'))).toEqual([]);
  });

  it('is nothing of rows that were pinned behind it', () => {
    expect(told(seenAt(2), { pinned: { 'C#1': ['{}'] } })).toEqual([]);
    expect(told(seenAt(2), { pinned: { 'A#1': ['{}'] } })).toEqual(['pins @0']);
    expect(told(seenAt(2), { pinned: { 'C#1': ['{}'] }, samples: '{"a":1}' })).toEqual(['samples @0']);
  });

  it('of a part that ran with rows of before is what those stood on, too', () => {
    const input = seenAt(2);
    const again = seenAt(2, edited('A'), { input });
    expect(told(again, edited('A'))).toEqual(['code A@0']);
    expect(told(again, {})).toEqual([]);
    const behind = seenAt(3, { ...edited('A'), samples: '{"a":1}' }, { input });
    expect(told(behind, { samples: '{"a":1}' })).toEqual(['samples @0']);
    expect(told(behind, edited('C'))).toEqual(['code C@2']);
  });
});
