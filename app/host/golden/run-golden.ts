import { randomUUID } from 'node:crypto';
import type { RunFinished, RunOutput } from '../../../core/contract/run-payloads.ts';
import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { failureOf, type GoldenFailure, goldenFailure } from '../../../core/golden/failure.ts';
import {
  type Expectation,
  type GoldenTest,
  goldenName,
  goldenPath,
  isGoldenTest,
  readGoldenTest,
} from '../../../core/golden/golden-test.ts';
import { findGone, type GoldenResult, judgeRows } from '../../../core/golden/judge.ts';
import { nodeIds } from '../../../core/project/chain.ts';
import type { SourceFile } from '../../../core/project/project.ts';
import { samplesPathOf } from '../../../core/project/samples-path.ts';
import { startRun } from '../engine/run.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { GoldenGround } from './golden-ground.ts';
import { findRows, GoldenTrouble, goldenSource, goldenValues } from './golden-rows.ts';
import { fillStore, storedRows } from './golden-store.ts';

/** Bytes of rows that are kept to be compared. */
const mostRowBytes = 256 * 1024 * 1024;

/** The names of a project's golden tests, sorted. */
export function goldenNames(files: Iterable<SourceFile>): string[] {
  return [...files].flatMap(({ path }) => goldenName(path) ?? []).sort();
}

/**
 * Runs one golden test and compares. Its stores live in memory: neither the test nor what it saves touches the person's.
 * Never rejects for what is wrong with a test or a project: that is a failure with its words.
 */
export async function runGolden(ground: GoldenGround, name: string, text: string): Promise<GoldenResult> {
  return await withTest(ground, name, text, async (test) => {
    const expected = await readExpected(ground, test);
    return judge(test, expected, await observe(ground, test));
  });
}

/** Does something with a test that reads well and whose places are there; what is wrong with it is its result. */
export async function withTest(
  ground: GoldenGround,
  name: string,
  text: string,
  work: (test: GoldenTest) => Promise<readonly GoldenFailure[]>,
): Promise<GoldenResult> {
  const begun = performance.now();
  const result = (flow: string, failures: readonly GoldenFailure[]): GoldenResult => ({
    name,
    flow,
    status: failures.length === 0 ? 'passed' : 'failed',
    durationMs: Math.round(performance.now() - begun),
    failures,
  });
  const test = readGoldenTest(text, goldenPath(name));
  if (!isGoldenTest(test)) return result('', [test]);
  const gone = findGone(name, test, ground.model);
  if (gone.length > 0) return result(test.flow, gone);
  try {
    return result(test.flow, await work(test));
  } catch (thrown) {
    if (thrown instanceof GoldenTrouble) return result(test.flow, [thrown.failure]);
    return result(test.flow, [failureOf('golden.ended-error', toErrorData(thrown))]);
  }
}

/** What a test's run gave. */
export interface GoldenRun {
  finished: RunFinished;
  /** By place, the rows that it handed on; of the places that the test names. */
  rows: ReadonlyMap<string, readonly unknown[]>;
  /** By connector, what its store holds; of the connectors that the test names. */
  stored: ReadonlyMap<string, readonly unknown[]>;
  /** Why it was stopped, if it was. */
  failure?: GoldenFailure | undefined;
}

/** Runs a test and compares nothing. Throws a GoldenTrouble, and coded errors of code or config that does not load. */
export async function observe(ground: GoldenGround, test: GoldenTest): Promise<GoldenRun> {
  await fillStore(ground, test.store);
  const run = await runOnce(ground, test);
  const stored = new Map<string, readonly unknown[]>();
  for (const cname of Object.keys(test.expectStore)) stored.set(cname, await storedRows(ground, cname));
  return { ...run, stored };
}

/** How the run ended, where that is not as the test says. */
export function endFailures({ ends }: GoldenTest, { failure, finished }: GoldenRun): GoldenFailure[] {
  if (failure) return [failure];
  const { status, error } = finished;
  if (ends === 'error') return status === 'ok' ? [goldenFailure('golden.ended-well')] : [];
  if (status === 'ok') return [];
  return [failureOf('golden.ended-error', error ?? crashed)];
}

const crashed: ErrorData = { code: 'process.stopped', params: {} };

/** Rows expected in all, by place and by connector. */
interface ExpectedRows {
  places: ReadonlyMap<string, readonly unknown[]>;
  stores: ReadonlyMap<string, readonly unknown[]>;
}

/** Read before anything runs. */
async function readExpected(
  ground: GoldenGround,
  { expect, expectStore }: GoldenTest,
): Promise<ExpectedRows> {
  return { places: await valuesOf(ground, expect), stores: await valuesOf(ground, expectStore) };
}

async function valuesOf(ground: GoldenGround, expectations: Readonly<Record<string, Expectation>>) {
  const values = new Map<string, readonly unknown[]>();
  for (const [name, { rows }] of Object.entries(expectations))
    if (rows !== undefined) values.set(name, await goldenValues(ground, rows));
  return values;
}

function judge(test: GoldenTest, expected: ExpectedRows, run: GoldenRun): GoldenFailure[] {
  if (run.failure) return [run.failure];
  return [
    ...endFailures(test, run),
    ...Object.entries(test.expect).flatMap(([id, expectation]) =>
      judgeRows(id, expectation, expected.places.get(id), run.rows.get(id) ?? []),
    ),
    ...Object.entries(test.expectStore).flatMap(([cname, expectation]) =>
      judgeRows(cname, expectation, expected.stores.get(cname), run.stored.get(cname) ?? []),
    ),
  ];
}

async function runOnce(ground: GoldenGround, test: GoldenTest): Promise<Omit<GoldenRun, 'stored'>> {
  const runId = randomUUID();
  const config = ground.model.flow(test.flow)?.config;
  const ids: readonly string[] = config ? nodeIds(config) : [];
  const gathered = new GatheredRows(ids, new Set(Object.keys(test.expect)));
  const stopListening = ground.supervisor.on('run.output', (output) => {
    if (output.runId === runId) gathered.add(output);
  });
  const handle = startRun({
    supervisor: ground.supervisor,
    request: startRequest(ground, test, runId),
    source: await sourceOf(ground, test),
  });
  let isLate = false;
  const stop = (): void => void handle.control('stop').catch(() => undefined);
  gathered.onTooMany = stop;
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, ground.timeoutMs);
  try {
    const finished = await handle.finished;
    const fname = ids[finished.node ?? -1] ?? test.flow;
    const failure = gathered.isTooMany
      ? goldenFailure('golden.too-many-rows', { megabytes: mostRowBytes / 1024 / 1024 })
      : isLate
        ? goldenFailure('golden.too-slow', { seconds: ground.timeoutMs / 1000, fname })
        : undefined;
    return { finished, rows: gathered.values(), failure };
  } finally {
    clearTimeout(timer);
    stopListening();
    await handle.forget().catch(() => undefined);
  }
}

function startRequest({ root, files }: GoldenGround, { flow, batch }: GoldenTest, runId: string) {
  const options = runOptionsSchema.parse({ batchSize: batch, journal: 'counters', outputs: true });
  return { runId, flow, root, files: [...files], storePath: null, options };
}

async function sourceOf(ground: GoldenGround, { flow, rows }: GoldenTest): Promise<RowSource> {
  if (rows !== undefined) return await goldenSource(ground, rows);
  const file = samplesPathOf(ground.model, flow);
  const isThere = ground.unsaved?.has(file) || (await findRows(ground.root, file)) !== undefined;
  if (isThere) return await goldenSource(ground, file);
  throw new GoldenTrouble(goldenFailure('golden.no-samples', { flow, file }));
}

/** The rows of the places that a test names, as they come; bounded. */
class GatheredRows {
  readonly #ids: readonly string[];
  readonly #wanted: ReadonlySet<string>;
  readonly #lines = new Map<string, string[]>();
  #bytes = 0;
  onTooMany: () => void = () => undefined;

  constructor(ids: readonly string[], wanted: ReadonlySet<string>) {
    this.#ids = ids;
    this.#wanted = wanted;
  }

  get isTooMany(): boolean {
    return this.#bytes > mostRowBytes;
  }

  add({ node, lines }: RunOutput): void {
    const id = this.#ids[node];
    if (id === undefined || !this.#wanted.has(id) || this.isTooMany) return;
    this.#bytes += lines.length;
    if (this.isTooMany) {
      this.onTooMany();
      return;
    }
    const known = this.#lines.get(id) ?? [];
    known.push(lines);
    this.#lines.set(id, known);
  }

  values(): Map<string, unknown[]> {
    const values = new Map<string, unknown[]>();
    for (const [id, texts] of this.#lines)
      values.set(
        id,
        texts.flatMap((text) =>
          text
            .split('\n')
            .filter((line) => line !== '')
            .map((line): unknown => JSON.parse(line)),
        ),
      );
    return values;
  }
}
