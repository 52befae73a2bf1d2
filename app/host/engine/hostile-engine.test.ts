import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from './test-engine.ts';

/** What a process does that took the engine's place: as the worst that user code could make of it, at the pipe itself. */
const prelude = `import fs from 'node:fs';
  let held = Buffer.alloc(0);
  const send = (bytes) => { for (let at = 0; at < bytes.length; ) at += fs.writeSync(4, bytes, at); };
  const frame = (json) => { const text = Buffer.from(json); const head = Buffer.alloc(8); head.writeUInt32LE(4 + text.length, 0); head.writeUInt32LE(text.length, 4); return Buffer.concat([head, text]); };
  const tell = (message) => send(frame(JSON.stringify(message)));
  const answer = (id, result) => tell({ kind: 'response', id, result });
  const event = (name, payload) => tell({ kind: 'event', name, payload });
  const journal = (runId, text) => event('run.journal', { runId, text });
  const finished = (runId) => ({ runId, end: { status: 'ok', stoppedBecause: 'end', leftInBuffer: 0, elapsedMs: 0, memoryBytes: 0, found: [] } });
  const hear = ({ id, method, params }) => {
    if (method === 'engine.ping') return answer(id, { pid: 1, memoryBytes: 1 });
    if (method === 'run.start') return act(id, params.runId);
  };
  const bytes = Buffer.alloc(65536);
  const read = () => fs.read(3, bytes, 0, bytes.length, null, (error, count) => {
    if (error || count === 0) process.exit(0);
    held = Buffer.concat([held, bytes.subarray(0, count)]);
    while (held.length >= 4 && held.length >= 4 + held.readUInt32LE(0)) {
      const json = held.toString('utf8', 8, 8 + held.readUInt32LE(4));
      held = held.subarray(4 + held.readUInt32LE(0));
      hear(JSON.parse(json));
    }
    read();
  });
  read();`;

let folder = '';
let engine: TestEngine | undefined;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kisflow-hostile-')));
});
afterEach(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true });
});

/** A supervisor whose engine does this when a run is asked for; it has `id`, the request's, and `runId`. */
function hostile(action: string): TestEngine {
  const entry = join(folder, 'entry.mjs');
  writeFileSync(entry, `const act = (id, runId) => { ${action} };\n${prelude}`);
  const entries = { entry, storeEntry: entry, connectEntry: entry, sourceEntry: entry, goEntry: entry };
  engine = createTestEngine({ files: { ...entries, readable: [join(folder, '*')] } });
  return engine;
}

const chain = "{ nodes: [{ fname: 'A', mode: 'Calculate', connector: null }] }";

describe('an engine that breaks the rules is ended with a code, and nothing else is', () => {
  it.each([
    ['claims a frame of 4 GB', 'send(Buffer.from([255, 255, 255, 255, 1, 2, 3]));'],
    [
      'claims one just over the limit',
      'const head = Buffer.alloc(8); head.writeUInt32LE(64 * 2 ** 20 + 1); send(head);',
    ],
    ['sends garbage', "send(Buffer.from('GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'));"],
    ['sends what is not JSON', 'send(frame(\'{"kind":\'));'],
    ['nests as deep as it can', "send(frame('['.repeat(5_000_000)));"],
    ['sends a message out of contract', 'tell({ kind: 7 });'],
    ['sends null', "send(frame('null'));"],
    [
      'sends a text for a prototype',
      'const json = Buffer.from(\'{"text":["__proto__","x"]}\'); const head = Buffer.alloc(8); head.writeUInt32LE(5 + json.length); head.writeUInt32LE(json.length, 4); send(Buffer.concat([head, json, Buffer.from(\'x\')]));',
    ],
    ['sends an event that there is not', "event('__proto__', {});"],
    ['sends an event of the wrong shape', "event('run.journal', { runId });"],
    ['writes a journal that is none', "journal(runId, '[1,2]\\n');"],
    ['writes of a place that is not there', `journal(runId, '{"kind":"paused","batch":1,"node":7}\\n');`],
    [
      'writes what only a host may',
      `journal(runId, JSON.stringify({ kind: 'finished', ...finished().end }) + '\\n');`,
    ],
    [
      'writes a block that is cut off',
      `journal(runId, '#{"block":1,"rows":1,"kept":1,"length":99}\\n{}\\n');`,
    ],
    ['answers what nobody asked', 'answer(999, null);'],
    ['answers twice', `answer(id, ${chain}); answer(id, ${chain});`],
    ['answers in the wrong shape', 'answer(id, { nodes: 1 });'],
    [
      'sends rows that nobody asked for',
      "event('run.output', { runId, node: 0, batch: 1, visit: 1, lines: '{}' });",
    ],
    ['floods with events', 'for (;;) event("run.finished", finished("other"));'],
    ['floods with answers', 'for (let n = 1000; ; n++) answer(n, null);'],
  ])('%s', async (_name, action) => {
    const test = hostile(action);
    const run = test.begin({ functions: { A: '' } });
    const outcome = await run.finished.catch((thrown: unknown) => ({
      error: (thrown as { data: object }).data,
    }));
    expect(outcome).toMatchObject({ error: { code: 'process.bad-message' } });
    expect(test.supervisor.state()).toMatchObject({
      state: 'crashed',
      error: { code: 'process.bad-message' },
    });
  });

  it.each([
    ['says that another run has ended', "event('run.finished', finished('other'));"],
    ['writes the journal of another run', `journal('other', '{"kind":"resumed"}\\n');`],
    ['says nothing more', ''],
    [
      'sends large events of another run without end',
      'const text = "x".repeat(8_000_000); for (;;) journal(text, "");',
    ],
    ['stops in the middle of a frame', 'send(Buffer.from([16, 0, 0, 0, 9]));'],
    [
      'fills the host’s pipe for errors',
      "for (let n = 0; n < 2000; n++) fs.writeSync(2, 'x'.repeat(65536));",
    ],
  ])('while it only %s, its run goes on until somebody stops it', async (_name, action) => {
    const test = hostile(`answer(id, ${chain}); ${action}`);
    const heard: string[] = [];
    test.supervisor.on('run.finished', ({ runId }) => heard.push(runId));
    const run = await test.start({ functions: { A: '' } });
    const started = performance.now();
    await run.control('stop');
    expect(await run.finished).toMatchObject({ status: 'stopped' });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(heard).toEqual([run.runId]);
    // What the host itself tells of the run: that it began, and was stopped.
    const told = new Set(
      test.progress.map(({ runId, batches, rowsRead }) => `${runId} ${batches} ${rowsRead}`),
    );
    expect([...told]).toEqual([`${run.runId} 0 0`]);
    expect(test.logs).toEqual([]);
  });
});
