import { afterAll, beforeAll, expect, it } from 'vitest';
import { lineRows } from '../rows/row-source.ts';
import { roundedLog } from './rounded.ts';
import { createTestEngine, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(() => {
  engine = createTestEngine();
});
afterAll(() => engine.close());

const Pass = 'export default async (ctx, flow, rows) => { for (const row of rows) flow.commitRow(row); };';

it('says once a run which numbers of its rows it could not hold', async () => {
  const lines = '{"id":1}\n\n{"rate":1.10,"order":{"id":9007199254740993}}\n{"id":0.1234567890123456789}\n';
  const finished = await engine.run({ functions: { Pass }, source: lineRows(lines, 'samples/Main.jsonl') });
  expect(finished.status).toBe('ok');
  expect(finished.rounded).toEqual({
    code: 'process.numbers-rounded',
    params: { count: 2, row: 2, field: 'order', text: '9007199254740993', becomes: '9007199254740992' },
    file: 'samples/Main.jsonl',
  });
  expect(roundedLog(finished)).toMatchObject([{ level: 'warn', error: { code: 'process.numbers-rounded' } }]);
});

it('says nothing of rows that it holds as they are, and looks at pinned ones where they stand in', async () => {
  const source = () => lineRows('{"id":9007199254740992,"rate":1.10}', 'rows');
  const kept = await engine.run({ functions: { Pass }, source: source() });
  expect(kept.rounded).toBeUndefined();
  expect(roundedLog(kept)).toEqual([]);
  const rows = ['{"id":9007199254740993}'];
  const pinned = await engine.run({
    functions: { Pass },
    source: source(),
    options: { pinned: [{ node: 0, rows }] },
  });
  expect(pinned.rounded?.params).toMatchObject({ count: 1, row: 1, field: 'id' });
});
