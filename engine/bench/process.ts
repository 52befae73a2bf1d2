import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunOptions } from '../../core/contract/run-payloads.ts';
import { createSendWindow, feedWindow } from '../../core/contract/send-window.ts';
import AvgStuScore from '../../examples/student-scores/functions/AvgStuScore.ts';
import PrintStuAvgScore from '../../examples/student-scores/functions/PrintStuAvgScore.ts';
import { createContext } from '../kis/context.ts';
import type { Flow } from '../kis/flow.ts';
import { createPool, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { startEngine, whenFinished } from './child.ts';
import { measure, print, rate } from './measure.ts';

type Options = Partial<RunOptions> & { batchSize: number };
type Watching = Required<Pick<RunOptions, 'journal' | 'logs'>>;

const everything: Watching = { journal: 'sampled', logs: true };
const nothing: Watching = { journal: 'none', logs: false };
const example = join(import.meta.dirname, '..', '..', 'examples', 'student-scores');
/** About what hosts send. */
const linesPerMessage = 1_000;
const silent = (): void => {};
const context = createContext({ debug: silent, info: silent, warn: silent, error: silent });

/** The student-scores flow through a real engine process, watched and unwatched, beside a bare loop on the same JSON Lines. */
export async function bench(): Promise<void> {
  print('process: rows/s of the student-scores flow through the engine process, JSON Lines in');
  const engine = startEngine(example);
  const files = exampleFiles();
  let runs = 0;

  async function run(total: number, messages: readonly string[], options: Options): Promise<void> {
    const runId = `run-${++runs}`;
    const request = { runId, flow: 'CalStuAvgScore', root: example, files };
    const finished = whenFinished(engine.caller, runId);
    await engine.caller.call('run.start', { ...request, options });
    const underWay = createSendWindow(feedWindow);
    for (let sent = 0; sent < total; ) {
      const lines = messages[(sent / linesPerMessage) % messages.length] ?? '';
      sent += linesPerMessage;
      const last = sent >= total;
      await underWay.send(lines.length, () =>
        engine.caller.call('run.feed', { runId, lines, firstLine: 1, last }),
      );
    }
    await finished;
    await engine.caller.call('run.forget', { runId });
  }

  try {
    await compare(run);
    await linear(run);
  } finally {
    engine.process.kill();
  }
}

type Run = (total: number, messages: readonly string[], options: Options) => Promise<void>;

async function compare(run: Run): Promise<void> {
  for (const batchSize of [1, 100, 10_000, 100_000]) {
    // Seconds each: a run's first lines of log and first rows cost the same however long it goes on.
    const total = batchSize === 1 ? 1_000_000 : 3_000_000;
    const messages = scoreMessages(1_000_000);
    const measured = await measure(
      [
        { name: 'bare', work: () => runBare(total, messages, batchSize) },
        { name: 'off', work: () => run(total, messages, { batchSize, ...nothing }) },
        { name: 'on', work: () => run(total, messages, { batchSize, ...everything }) },
        { name: 'library', work: () => runLibrary(total, messages, batchSize) },
        { name: 'library again', work: () => runLibrary(total, messages, batchSize) },
      ],
      5,
    );
    const all = ['on', 'off', 'bare'].map((name) => `${name} ${rate(total, measured.time(name))}`);
    print(`  batch ${batchSize}: ${all.join(', ')}; on/off ${measured.ratio('on', 'off').toFixed(3)}`);
    const speeds = ['on', 'off', 'library again'].map(
      (name) => `${name} ${measured.ratio('library', name).toFixed(2)}`,
    );
    const strings = rate(total, measured.time('library'));
    print(`    as fast as the library on JSON strings (${strings}) times: ${speeds.join(', ')}`);
  }
}

/** Nanoseconds a row as rows grow: about the same when time is linear in them. */
async function linear(run: Run): Promise<void> {
  const messages = scoreMessages(100_000);
  for (const total of [100_000, 1_000_000, 10_000_000]) {
    const work = (): Promise<void> => run(total, messages, { batchSize: 10_000, ...everything });
    const measured = await measure([{ name: 'on', work }], total > 1_000_000 ? 1 : 3);
    const nanoseconds = (measured.time('on') / total) * 1e6;
    print(`  ${total.toLocaleString('en-US')} rows, everything on: ${nanoseconds.toFixed(0)} ns a row`);
  }
}

function exampleFiles(): { path: string; text: string }[] {
  return ['conf/flow', 'conf/func', 'functions'].flatMap((folder) =>
    readdirSync(join(example, folder)).map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(join(example, folder, name), 'utf8'),
    })),
  );
}

/** Rows as JSON Lines, `linesPerMessage` of them in each text. */
function scoreMessages(total: number): string[] {
  const messages: string[] = [];
  for (let start = 0; start < total; start += linesPerMessage) {
    const lines = Array.from({ length: linesPerMessage }, (_, offset) => {
      const index = start + offset;
      return JSON.stringify({ stu_id: index, score_1: index % 101, score_2: (index * 7) % 101, score_3: 50 });
    });
    messages.push(lines.join('\n'));
  }
  return messages;
}

/** The messages of so many rows, over and over. */
function* textsOf(total: number, messages: readonly string[]): Generator<string> {
  for (let sent = 0; sent < total; sent += linesPerMessage)
    yield messages[(sent / linesPerMessage) % messages.length] ?? '';
}

/** The library in a program of one's own: every line committed as the JSON string that it is. */
async function runLibrary(total: number, messages: readonly string[], batchSize: number): Promise<void> {
  const pool = createPool();
  pool.faas('AvgStuScore', AvgStuScore);
  pool.faas('PrintStuAvgScore', PrintStuAvgScore);
  const flow = newFlow(newFlowConfig('CalStuAvgScore'), pool);
  flow.link(newFuncConfig('AvgStuScore', 'Calculate'));
  flow.link(newFuncConfig('PrintStuAvgScore', 'Expand'));
  for (const lines of textsOf(total, messages)) {
    for (const line of lines.split('\n')) {
      flow.commitRow(line);
      if (flow.buffered() >= batchSize) await flow.run(context);
    }
  }
  if (flow.buffered() > 0) await flow.run(context);
}

interface Average {
  stu_id: number;
  avg_score: number;
}

/** The same functions on the same texts, each with a copy of its rows, and nothing else. */
async function runBare(total: number, messages: readonly string[], batchSize: number): Promise<void> {
  let averages: Average[] = [];
  const flow = { commitRow: (row: Average): void => void averages.push(row) } as unknown as Flow;
  let batch: { stu_id: number; score_1: number; score_2: number; score_3: number }[] = [];
  async function runBatch(): Promise<void> {
    const source = batch;
    batch = [];
    await AvgStuScore(
      context,
      flow,
      source.map((row) => ({ ...row })),
    );
    const handedOn = averages;
    averages = [];
    await PrintStuAvgScore(
      context,
      flow,
      handedOn.map((row) => ({ ...row })),
    );
  }
  for (const lines of textsOf(total, messages)) {
    for (const line of lines.split('\n')) {
      batch.push(JSON.parse(line));
      if (batch.length >= batchSize) await runBatch();
    }
  }
  if (batch.length > 0) await runBatch();
}
