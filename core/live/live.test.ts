import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LiveFlow, LiveSnapshot } from '../contract/live-control.ts';
import { projectModel } from '../project/model.ts';
import { createProject } from '../project/project.ts';
import { addFlows } from './add-flows.ts';
import { flowDrift, flowFiles } from './flow-files.ts';
import { liveChange, withChange } from './live-change.ts';

const flow = (source: string, count: number): LiveFlow => ({
  ...{ source, type: 'kafka', flow: 'F', trouble: null, files: {}, storage: [], letters: 0 },
  ...{ batches: count, messages: count, dead: 0, retries: 0, lastBatchAt: count },
  places: [
    {
      id: 'A#1',
      fname: 'A',
      mode: 'Save',
      visits: count,
      rowsIn: count,
      rowsOut: 0,
      durationMs: count,
      dead: 0,
      error: null,
    },
  ],
  lag: [{ part: `t-${count % 3}`, waiting: count, next: String(count) }],
});
const snapshot = (flows: LiveFlow[], at: number): LiveSnapshot => ({
  ...{ product: 'kisflow-live', version: 1, id: 'r', project: 'p', startedAt: 0, at, workers: [], flows },
});
const flows = fc.uniqueArray(fc.tuple(fc.constantFrom('R', 'S', 'T'), fc.nat(5)), {
  selector: ([name]) => name,
});

it('what was told before and what has changed make what is told now', () => {
  fc.assert(
    fc.property(flows, flows, (before, now) => {
      const all = new Map([...before, ...now]);
      const [a, b] = [before, [...all]].map((list, at) =>
        snapshot(
          list.map(([name, n]) => flow(name, n)),
          at,
        ),
      );
      if (a === undefined || b === undefined) throw new Error('both are there');
      expect(withChange(a, liveChange(a, b))).toEqual(b);
      expect(liveChange(b, b).flows).toEqual([]);
    }),
  );
});

it('adds up what workers tell, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }), (counts) => {
      const sum = counts.reduce((total, count) => total + count, 0);
      for (const order of [counts, counts.toReversed()]) {
        const [added, ...others] = addFlows(order.map((count) => flow('S', count)));
        expect(others).toEqual([]);
        expect(added).toMatchObject({ batches: sum, messages: sum, lastBatchAt: Math.max(...counts) });
        expect(added?.places).toMatchObject([{ id: 'A#1', visits: sum, rowsIn: sum }]);
        expect(added?.lag.length).toBe(new Set(counts.map((count) => count % 3)).size);
      }
    }),
  );
});

it('a flow drifts when its own files do, what its code imports too, and no others', () => {
  const files = {
    'conf/f.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: A\n',
    'conf/a.yml': 'kistype: func\nfname: A\nfmode: Save\noption:\n  cname: C\n',
    'conf/c.yml': 'kistype: conn\ncname: C\naddrs: ""\ntype: redis\nkey: k\n',
    'functions/A.ts': "import { rate } from '../lib/rate.ts';",
    'lib/rate.ts': 'export const rate = 1;',
    'conf/other.yml': 'kistype: func\nfname: B\nfmode: Save\n',
  };
  const hashes = (more: Record<string, string>) => {
    const list = Object.entries({ ...files, ...more }).map(([path, text]) => ({ path, text }));
    const project = createProject('p', list);
    const model = projectModel(project);
    const entry = model.flow('F');
    if (!entry) throw new Error('the flow is there');
    return flowFiles(project, model, entry);
  };
  const same = hashes({});
  expect(Object.keys(same)).toEqual([
    'conf/a.yml',
    'conf/c.yml',
    'conf/f.yml',
    'functions/A.ts',
    'lib/rate.ts',
  ]);
  expect(flowDrift(same, hashes({ 'conf/other.yml': 'kistype: func\nfname: B\nfmode: Load\n' }))).toBeNull();
  expect(flowDrift(same, hashes({ 'lib/rate.ts': 'export const rate = 2;' }))).toEqual({
    ...{ changed: ['lib/rate.ts'], missing: [], added: [] },
  });
  expect(flowDrift(same, hashes({ 'functions/A.ts': '' }))?.missing).toEqual(['lib/rate.ts']);
});
