import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { VisitRecord } from '../kis/observer.ts';
import { ModelFlow } from './model-flow.ts';
import { bodies, engineFlow, scenario } from './random-flows.ts';

async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return '';
  } catch (thrown) {
    if (thrown instanceof CodedError) return thrown.code === 'run.func-error' ? 'thrown' : thrown.code;
    return thrown instanceof Error ? thrown.message : 'thrown';
  }
}

function seen(visit: VisitRecord): unknown {
  return {
    node: visit.node,
    committed: structuredClone(visit.committed),
    data: structuredClone(visit.data),
    inputFrom: visit.inputFrom,
    rows: visit.rowsDecoded,
    failed: visit.error !== undefined && !visit.failedAtAction,
  };
}

test('runs as the facts about KisFlow say, watched or not', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ chain, deeds, steps }) => {
      const modelBody = bodies(deeds);
      const model = new ModelFlow(chain, (flow, rows, node) => modelBody(chain[node] ?? '', flow, rows));
      const plain = engineFlow(chain, bodies(deeds));
      const watched = engineFlow(chain, bodies(deeds));
      const visits: unknown[] = [];
      let status = 1;
      for (const one of steps) {
        if (one === 'run') {
          const expected = status === 0 ? '' : await codeOf(() => model.run());
          const observer = { afterVisit: (visit: VisitRecord) => void visits.push(seen(visit)) };
          expect(await codeOf(() => plain.run())).toBe(expected);
          expect(await codeOf(() => watched.run(undefined, { observer }))).toBe(expected);
        } else if ('status' in one) {
          status = one.status;
          for (const flow of [plain, watched]) flow.getConfig().status = status;
        } else
          for (const flow of [model, plain, watched])
            for (const each of structuredClone(one.commit)) flow.commitRow(each);
        expect(plain.buffer).toEqual(model.buffer);
        expect(watched.buffer).toEqual(model.buffer);
      }
      expect(visits).toEqual(model.visits.map(({ input: _, ...visit }) => visit));
    }),
    { numRuns: 1000 },
  );
});
