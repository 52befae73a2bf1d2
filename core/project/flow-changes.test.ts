import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowChange, flowChanges, type RunBasis } from './flow-changes.ts';
import { projectModel } from './model.ts';
import { projectOf } from './test-project.ts';

const flowFile = (names: readonly string[], status = 1) =>
  `kistype: flow\nstatus: ${status}\nflow_name: Orders\nflows:\n${names.map((name) => `  - fname: ${name}\n`).join('')}`;
const funcFile = (name: string, more = '') => `kistype: func\nfname: ${name}\nfmode: Calculate\n${more}`;
const chain = ['Check', 'Total', 'Save'];
const files: Record<string, string> = {
  'conf/flow.yml': flowFile(chain),
  'conf/check.yml': funcFile('Check'),
  'conf/total.yml': funcFile('Total'),
  'conf/save.yml': 'kistype: func\nfname: Save\nfmode: Save\noption:\n  cname: Store\n',
  'conf/store.yml': 'kistype: conn\ncname: Store\ntype: redis\n',
  'functions/Check.ts': 'export default () => 1',
  'functions/Total.ts': "import { rate } from './rates.ts';\nexport default () => rate",
  'functions/Save.ts': 'export default () => 3',
  'functions/rates.ts': 'export const rate = 2',
  'samples/Orders.jsonl': '{"id":1}\n',
};

function basis(texts: Record<string, string>, pinned: Record<string, string[]> = {}): RunBasis {
  const project = projectOf(texts);
  const path = 'samples/Orders.jsonl';
  const rows = { path, text: texts[path], bytes: undefined, pinned };
  return { model: projectModel(project), files: project.files, rows };
}

function changed(edit: Record<string, string>): FlowChange[] {
  return flowChanges('Orders', basis(files), basis({ ...files, ...edit }));
}

const flow = (names: readonly string[], status = 1) => ({ 'conf/flow.yml': flowFile(names, status) });

describe('what has changed of a flow since a run', () => {
  it('is nothing without an edit, and after one that was taken back', () => {
    expect(changed({})).toEqual([]);
    expect(changed({ 'functions/Total.ts': files['functions/Total.ts'] ?? '' })).toEqual([]);
  });

  it('is nothing when a comment came into a config, or another flow changed', () => {
    expect(changed({ 'conf/total.yml': `# sums\n${funcFile('Total')}` })).toEqual([]);
    expect(changed({ 'conf/other.yml': flowFile([]).replace('Orders', 'Other') })).toEqual([]);
  });

  it('begins at the first function touched: its code, config or connector', () => {
    const code = changed({ 'functions/Total.ts': 'export default () => 9' });
    expect(code).toEqual([{ kind: 'code', name: 'Total', node: 1 }]);
    const config = changed({ 'conf/check.yml': funcFile('Check', 'source:\n  name: rows\n') });
    expect(config).toEqual([{ kind: 'settings', name: 'Check', node: 0 }]);
    const connector = [{ kind: 'connector', name: 'Store', node: 2 }];
    expect(changed({ 'conf/store.yml': `${files['conf/store.yml']}key: id\n` })).toEqual(connector);
    expect(changed({ 'connectors/Store.ts': 'export const save = () => 1' })).toEqual(connector);
  });

  it('begins at the place whose params are others', () => {
    const params = flowFile(chain).replace('- fname: Save', '- fname: Save\n    params: { max: "9" }');
    expect(changed({ 'conf/flow.yml': params })).toEqual([{ kind: 'settings', name: 'Save', node: 2 }]);
  });

  it('is told of the functions that import a file that changed, and of no others', () => {
    const rates = changed({ 'functions/rates.ts': 'export const rate = 5' });
    expect(rates).toEqual([{ kind: 'code', name: 'Total', node: 1 }]);
    expect(changed({ 'functions/other.ts': 'export const other = 5' })).toEqual([]);
  });

  it('begins where the order differs', () => {
    const order = (node: number) => [{ kind: 'order', name: '', node }];
    expect(changed(flow(['Check', 'Save', 'Total']))).toEqual(order(1));
    expect(changed(flow(['Check']))).toEqual(order(1));
    expect(changed(flow([...chain, 'Check']))).toEqual(order(3));
  });

  it('is everything after the flow was switched off, and after an edit of its rows', () => {
    expect(changed(flow(chain, 0))).toEqual([{ kind: 'settings', name: 'Orders', node: null }]);
    const samples = [{ kind: 'samples', name: '', node: null }];
    expect(changed({ 'samples/Orders.jsonl': '{"id":2}\n' })).toEqual(samples);
    expect(flowChanges('Orders', basis(files), basis(files, { 'Save#1': ['{}'] }))).toEqual([
      { kind: 'pins', name: '', node: null },
    ]);
  });

  it('says nothing of a flow that can’t be read now', () => {
    expect(changed({ 'conf/flow.yml': 'kistype: flow\nflow_name: [' })).toEqual([]);
  });

  it('never begins behind the first place that differs', () => {
    const order = fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 1 });
    fc.assert(
      fc.property(order, order, (before, after) => {
        const of = (names: string[]) => basis({ 'conf/flow.yml': flowFile(names) });
        const [change] = flowChanges('Orders', of(before), of(after));
        const first = after.findIndex((name, place) => name !== before[place]);
        if (before.join() === after.join()) expect(change).toBeUndefined();
        else expect(change?.node).toBe(first === -1 ? after.length : first);
      }),
    );
  });
});
