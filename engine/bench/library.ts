import AvgStuScore from '../../examples/student-scores/functions/AvgStuScore.ts';
import PrintStuAvgScore from '../../examples/student-scores/functions/PrintStuAvgScore.ts';
import { createContext, createPool, type Flow, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { type Measured, measure, print, rate } from './measure.ts';

interface Score {
  stu_id: number;
  score_1: number;
  score_2: number;
  score_3: number;
}

const silent = (): void => {};
const ctx = createContext({ debug: silent, info: silent, warn: silent, error: silent });

/** The student-scores flow in the library, beside a bare loop that calls the same functions on the same rows. */
export async function bench(): Promise<void> {
  print(
    'library: rows/s of the student-scores flow beside a bare loop that copies every row for each function',
  );
  for (const batchSize of [1, 100, 10_000, 100_000]) {
    const rows = scores(200_000);
    const measured = await measure(
      [
        { name: 'bare', work: () => runBare(rows, batchSize) },
        { name: 'library', work: () => runLibrary(rows, batchSize) },
        { name: 'bare again', work: () => runBare(rows, batchSize) },
      ],
      batchSize === 1 ? 21 : 9,
    );
    report(`batch ${batchSize}`, rows.length, measured);
  }
  const lines = scores(100_000).map((row) => JSON.stringify(row));
  const measured = await measure([
    { name: 'bare', work: () => runBareStrings(lines, 10_000) },
    { name: 'library', work: () => runLibrary(lines, 10_000) },
    { name: 'bare again', work: () => runBareStrings(lines, 10_000) },
  ]);
  report('batch 10000, JSON strings', lines.length, measured);
  await linear();
}

function report(label: string, rows: number, measured: Measured): void {
  const [bare, library] = [measured.time('bare'), measured.time('library')];
  const ratios = (name: string): string =>
    `${measured.ratio(name, 'bare').toFixed(2)} (processor time ${measured.cpuRatio(name, 'bare').toFixed(2)})`;
  print(
    `  ${label}: library ${rate(rows, library)}, bare loop ${rate(rows, bare)}, ratio ${ratios('library')}`,
  );
  print(`    the bare loop beside itself: ${ratios('bare again')}`);
}

/** Nanoseconds a row as rows grow: about the same when time is linear in them. */
async function linear(): Promise<void> {
  for (const total of [10_000, 100_000, 1_000_000, 10_000_000]) {
    const rows = scores(Math.min(total, 100_000));
    const work = async (): Promise<void> => {
      for (let done = 0; done < total; done += rows.length) await runLibrary(rows, 10_000);
    };
    const measured = await measure([{ name: 'library', work }], total > 1_000_000 ? 1 : 3);
    const nanoseconds = (measured.time('library') / total) * 1e6;
    print(`  ${total.toLocaleString('en-US')} rows: ${nanoseconds.toFixed(0)} ns a row`);
  }
}

async function runLibrary(rows: readonly unknown[], batchSize: number): Promise<void> {
  const flow = studentScores();
  for (let start = 0; start < rows.length; start += batchSize) {
    const end = Math.min(start + batchSize, rows.length);
    for (let index = start; index < end; index += 1) flow.commitRow(rows[index]);
    await flow.run(ctx);
  }
}

function studentScores(): Flow {
  const pool = createPool();
  pool.faas('AvgStuScore', AvgStuScore);
  pool.faas('PrintStuAvgScore', PrintStuAvgScore);
  const flow = newFlow(newFlowConfig('CalStuAvgScore'), pool);
  flow.link(newFuncConfig('AvgStuScore', 'Calculate'));
  flow.link(newFuncConfig('PrintStuAvgScore', 'Expand'));
  return flow;
}

async function runBare(rows: readonly Score[], batchSize: number): Promise<void> {
  const sink = rowSink();
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch: Score[] = [];
    const end = Math.min(start + batchSize, rows.length);
    for (let index = start; index < end; index += 1) batch.push({ ...(rows[index] as Score) });
    await callBoth(sink, batch);
  }
}

async function runBareStrings(lines: readonly string[], batchSize: number): Promise<void> {
  const sink = rowSink();
  for (let start = 0; start < lines.length; start += batchSize) {
    const batch: Score[] = [];
    const end = Math.min(start + batchSize, lines.length);
    for (let index = start; index < end; index += 1) batch.push(JSON.parse(lines[index] ?? ''));
    await callBoth(sink, batch);
  }
}

async function callBoth(sink: RowSink, batch: Score[]): Promise<void> {
  await AvgStuScore(ctx, sink.flow, batch);
  const averages: { stu_id: number; avg_score: number }[] = [];
  for (const row of sink.take()) averages.push({ ...row });
  await PrintStuAvgScore(ctx, sink.flow, averages);
  sink.take();
}

interface RowSink {
  readonly flow: Flow;
  take(): { stu_id: number; avg_score: number }[];
}

/** What the functions need of a flow: somewhere to commit rows to. */
function rowSink(): RowSink {
  let rows: { stu_id: number; avg_score: number }[] = [];
  const flow = { commitRow: (row: { stu_id: number; avg_score: number }): void => void rows.push(row) };
  return {
    flow: flow as unknown as Flow,
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

function scores(count: number): Score[] {
  return Array.from({ length: count }, (_, index) => ({
    stu_id: index,
    score_1: index % 101,
    score_2: (index * 7) % 101,
    score_3: 50 + (index % 50) / 2,
  }));
}
