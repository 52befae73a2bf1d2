import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import type { RunEngine, RunRequest } from '../run-engine.ts';
import type { EngineProcess } from './engine-process.ts';
import { createRunEngineFactory } from './run-engine.ts';
import { spawnEngine } from './spawn-engine.ts';

const code = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };';
const files = [
  { path: 'conf/flow/Main.yml', text: 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: A\n' },
  { path: 'conf/func/A.yml', text: 'kistype: func\nfname: A\nfmode: Calculate\n' },
  { path: 'functions/A.ts', text: code },
];

let root: string;
/** The processes that were started and have not ended. */
const alive = new Set<EngineProcess>();
let engine: RunEngine;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kisflow-closed-'));
  engine = createRunEngineFactory({
    spawn(launch) {
      const child = spawnEngine(launch);
      alive.add(child);
      child.onExit(() => alive.delete(child));
      return child;
    },
  })(() => undefined);
});
afterEach(() => {
  for (const child of alive) child.kill();
  rmSync(root, { recursive: true, force: true });
});

function request(runId: string): RunRequest {
  const source = { kind: 'lines', lines: '{"n":1}', name: 'rows.jsonl' } as const;
  return { runId, flow: 'Main', root, files, storePath: null, options: runOptionsSchema.parse({}), source };
}
const golden = { files, unsaved: new Map(), timeoutMs: 1000, name: 'a', accept: false } as const;
const test = JSON.stringify({
  version: 1,
  flow: 'Main',
  rows: [{ n: 1 }],
  expect: { 'A#1': { rowsOut: 1 } },
});

describe('a run engine that is closed', () => {
  it('starts no process for a run whose request was still being made', async () => {
    const made = Promise.withResolvers<void>();
    const started = engine.start('late', async () => {
      await made.promise;
      return request('late');
    });
    await engine.close();
    made.resolve();
    await expect(started).rejects.toMatchObject({ code: 'process.ended' });
    expect(alive.size).toBe(0);
  });

  it('leaves no process when a run was asked for in the same moment', async () => {
    await engine.start('first', async () => request('first'));
    const again = engine.start('second', async () => request('second')).catch(() => undefined);
    await engine.close();
    await again;
    expect(alive.size).toBe(0);
  });

  it('starts none for a golden test or a store either', async () => {
    await engine.close();
    await expect(engine.golden({ ...golden, root, text: test })).rejects.toMatchObject({
      code: 'process.ended',
    });
    await expect(engine.stores.list({ root, storePath: null })).rejects.toMatchObject({
      code: 'process.ended',
    });
    expect(alive.size).toBe(0);
  });
});
