import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { eventsOf } from '../../../core/run/journal/journal-parts.ts';
import { createFileJournals, type FileJournals } from '../journal/file-journals.ts';
import type { RunEngine, RunRequest } from '../run-engine.ts';
import { createRunEngineFactory } from './run-engine.ts';

let root: string;
let journals: FileJournals;
let engine: RunEngine;
/** Kinds of the events that were told. */
const told: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kisflow-early-'));
  journals = createFileJournals(root, {
    onTrouble(trouble) {
      throw trouble;
    },
    isReadOnly: async () => false,
  });
  told.length = 0;
  engine = createRunEngineFactory({
    spawn() {
      throw new Error('a run that was stopped before asks for no process');
    },
  })((_name, event) => {
    if ('lines' in event) told.push(...eventsOf(event.lines).map(({ kind }) => kind));
  });
});
afterEach(async () => {
  await engine.close();
  await journals.close();
  rmSync(root, { recursive: true, force: true });
});

function request(): RunRequest {
  const source = { kind: 'lines', lines: '{"n":1}', name: 'rows.jsonl' } as const;
  const options = runOptionsSchema.parse({});
  return { runId: 'early', flow: 'Main', root, files: [], storePath: null, options, source, journals };
}

it('a run that is stopped while its request is made has ended like any other, and the list tells it', async () => {
  const made = Promise.withResolvers<void>();
  const started = engine.start('early', async () => {
    await made.promise;
    return request();
  });
  await engine.control({ runId: 'early', action: 'stop' });
  made.resolve();
  await expect(started).rejects.toMatchObject({ code: 'process.stopped' });
  await expect.poll(() => told).toEqual(['started', 'finished']);
  const { runs } = await journals.list();
  expect(runs).toMatchObject([
    { runId: 'early', flow: 'Main', state: 'ended', finished: { status: 'stopped' } },
  ]);
});

it('a stop that was meant for a run whose request failed stops no later one of that name', async () => {
  const made = Promise.withResolvers<RunRequest>();
  const started = engine.start('early', () => made.promise);
  await engine.control({ runId: 'early', action: 'stop' });
  made.reject(new Error('no such file'));
  await expect(started).rejects.toThrow('no such file');
  await expect(engine.start('early', async () => request())).rejects.toThrow('asks for no process');
});
