import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeTypes } from '../../core/chain-types/place-types.ts';
import { exportGo } from '../../core/golang/export-go.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { compileBuiltin } from '../faas/builtin-code.ts';
import type { VisitRecord } from '../kis/observer.ts';
import { createPool, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { GoModule, hasGo, standInConfigs } from './test-go.ts';
import { perform, performGo } from './test-go-deeds.ts';
import { names, randomProject, rows } from './test-go-flows.ts';
import { readerGo, readInGo, readInStudio, storeInStudio, storeJob, texts } from './test-go-input.ts';

/** How many random flows of either kind, and from which seed. More of them: GO_FLOWS=200. */
const count = Number(process.env['GO_FLOWS'] ?? 12);
const seed = Number(process.env['GO_SEED'] ?? 7);

type Trace = { batch: number; visit: number; node: string; rows: unknown[] }[];

/** What the engine's functions hand on, up to an error. */
async function engineTrace(
  name: string,
  batches: readonly (readonly object[])[],
): Promise<{ trace: Trace; failed: boolean }> {
  const entry = model.flow(name);
  if (entry === undefined) throw new Error(name);
  const pool = createPool();
  const silent = (): void => undefined;
  const [info, error, debug] = [silent, silent, silent];
  pool.setLogger({ info, error, debug, infoX: silent, errorX: silent, debugX: silent });
  for (const one of names) pool.faas(one, (_ctx, flow, given: unknown[]) => perform(flow, one, given));
  const flow = newFlow(newFlowConfig(name), pool);
  for (const { fname, reading } of placeTypes(model, entry, made.files.get(`samples/${name}.jsonl`)))
    if (reading?.program) pool.faas(fname, compileBuiltin(reading.program, fname));
  for (const { fname, params } of entry.config.flows) {
    const option = model.func(fname)?.config.option;
    flow.link(
      newFuncConfig(fname, 'Calculate', {}, { default_params: option?.default_params ?? {} }),
      params,
    );
  }
  const ids = nodeIds(entry.config);
  const trace: Trace = [];
  let batch = 0;
  const observer = {
    afterVisit({ node, error: thrown, rowsOut, data }: VisitRecord) {
      if (thrown !== undefined) return;
      const handedOn: unknown = rowsOut === 0 || !data ? [] : JSON.parse(JSON.stringify(data));
      trace.push({ batch, visit: trace.length + 1, node: ids[node] ?? '', rows: handedOn as unknown[] });
    },
  };
  for (const one of batches) {
    batch += 1;
    for (const row of one) flow.commitRow(structuredClone(row));
    try {
      await flow.run(undefined, { observer });
    } catch {
      return { trace, failed: true };
    }
  }
  return { trace, failed: false };
}

let module: GoModule;
const made = randomProject(count, seed);
const model = projectModel(made);

beforeAll(() => {
  if (!hasGo) return;
  const exported = exportGo(made, { module: 'example.com/p' });
  module = new GoModule(
    new Map([
      ...exported.filter(({ isYours }) => !isYours).map(({ path, text }) => [path, text] as const),
      ['own.go', performGo],
      ['conf/stand-in.json', standInConfigs(model)],
      ['reader/main.go', readerGo],
    ]),
    'example.com/p',
  );
  module.go(['build', '-o', 'bin/', './...']);
}, 300_000);
afterAll(() => module?.remove());

test.skipIf(!hasGo)('what is written is what gofmt leaves', () => expect(module.unformatted()).toBe(''));

test.skipIf(!hasGo)(
  'an exported command hands on the same rows as the engine, visit by visit',
  { timeout: 120_000 },
  async () => {
    for (const [index, { name, path }] of model.flows.entries()) {
      const all = fc.sample(rows, { numRuns: 5, seed: seed + index }).flat();
      for (const size of [3, 1000]) {
        const batches = Array.from({ length: Math.max(1, Math.ceil(all.length / size)) }, (_, at) =>
          all.slice(at * size, (at + 1) * size),
        );
        const input = all.map((row) => `${JSON.stringify(row)}\n`).join('');
        const ran = module.program('bin/p', ['--flow', name, '--batch', String(size), '--trace'], input);
        const config = made.files.get(path)?.text;
        const expected = await engineTrace(name, batches);
        const failed = ran.code !== 0;
        const said = failed && !expected.failed ? { said: ran.error } : {};
        expect({ config, trace: traceOf(ran.out), failed, ...said }).toEqual({ config, ...expected });
      }
    }
  },
);

test.skipIf(!hasGo).each([
  ['{"k":"x"}\n{"a":1}', 'stdin:2: the field k is null, and has to be string [go.wrong-type]'],
  [
    '{"a":1,"k":"x"}\n\n{"a":1,"k":null}',
    'stdin:3: the field k is null, and has to be string [go.wrong-type]',
  ],
  ['{"a":"1","k":"x"}', 'stdin:1: the field a is string, and has to be number [go.wrong-type]'],
  ['{"A":1,"k":"x"}', 'stdin:1: the field a is called A, and has to be called a [go.wrong-type]'],
  ['a;k\n1;x\n2', 'stdin:3: the CSV row and the header differ in length: 1 and 2 cells [process.csv-ragged]'],
  ['[{"k":"x"},\n5]', 'stdin:2: the row is no JSON object [go.not-a-row]'],
])('a row that a flow can’t have ends it with its line: %j', (input, said) => {
  const { code, error } = module.program('bin/p', ['--flow', 'B0'], input);
  expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining(`${said}\n`) });
});

test.skipIf(!hasGo)('its own tests, made of the samples, hold', { timeout: 120_000 }, () => {
  expect(module.tests()).toMatchObject({ code: 0 });
});

test.skipIf(!hasGo)(
  'it reads rows as the Studio does, and its store answers as the sample store',
  { timeout: 120_000 },
  () => {
    const asked = Number(process.env['GO_TEXTS'] ?? 1000);
    const given = fc.sample(texts, { numRuns: asked, seed });
    const jobs = fc.sample(storeJob, { numRuns: asked / 10, seed });
    const read = module.program('bin/reader', [], JSON.stringify({ texts: given, stores: jobs }));
    expect(read.error).toBe('');
    const outcomes = read.out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(firstWrong(jobs, outcomes.slice(0, jobs.length), storeInStudio)).toEqual([]);
    expect(firstWrong(given, outcomes.slice(jobs.length).map(readInGo), readInStudio)).toEqual([]);
  },
);

function firstWrong<Given>(
  given: readonly Given[],
  found: readonly unknown[],
  inStudio: (one: Given) => unknown,
) {
  return given
    .flatMap((one, at) => {
      // As JSON has them; the order of fields means nothing.
      const [expected, got] = [plain(inStudio(one)), plain(found[at])];
      return isDeepStrictEqual(expected, got) ? [] : [JSON.stringify({ one, expected, got })];
    })
    .slice(0, 3);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function traceOf(out: string): Trace {
  const trace: Trace = [];
  for (const line of out.split('\n')) {
    if (line === '') continue;
    const { batch, visit, node, row, rows: none } = JSON.parse(line) as Record<string, unknown>;
    if (trace.at(-1)?.visit !== visit)
      trace.push({ batch: Number(batch), visit: Number(visit), node: String(node), rows: [] });
    if (none !== 0) trace.at(-1)?.rows.push(row);
  }
  return trace;
}
