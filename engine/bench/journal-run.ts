import { openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import * as z from 'zod';
import { journalLevels, runOptionsSchema } from '../../core/contract/run-payloads.ts';
import AvgStuScore from '../../examples/student-scores/functions/AvgStuScore.ts';
import PrintStuAvgScore from '../../examples/student-scores/functions/PrintStuAvgScore.ts';
import { createUserCodeRegistry } from '../faas/user-code.ts';
import { KisFlow } from '../flow/kis-flow.ts';
import { createContext, createPool, newFlowConfig, newFuncConfig } from '../library.ts';
import { createBreather } from '../process/breather.ts';
import { createJournalPipe } from '../process/journal-pipe.ts';
import { createLogBox } from '../process/log-box.ts';
import { createRowQueue } from '../process/row-queue.ts';
import { createRunSession } from '../process/run-session.ts';
import { encodeFrame } from '../wire/frame.ts';
import { take } from './measure.ts';

// `node journal-run.ts <level> <batch size> <rows>`: prints the processor time, in milliseconds of one run, of the first run of this process
// and of those after it was warmed up. A process of its own, as runs have it: what one level does to compiled code is not measured in
// another.
const levelSchema = z.enum(['none', ...journalLevels]);
type Level = z.output<typeof levelSchema>;

const [, , level, batchSize, rows] = process.argv;
/** About the 64 KiB that a host reads of a file at a time: batches begin and end within them. */
const linesPerMessage = 1250;
/** Different rows; they come again. */
const differentRows = 200_000;
const silent = (): void => {};

async function run(messages: readonly string[], journal: Level, batchSize: number): Promise<void> {
  const { session, ended } = makeSession(journal, batchSize);
  const flushing = setInterval(session.flush, 34);
  const running = session.run();
  for (const [at, lines] of messages.entries())
    await session.push(lines, at * linesPerMessage + 1, at === messages.length - 1);
  await running;
  clearInterval(flushing);
  if (!ended()) throw new Error('the run has not ended');
}

/** Sends as the engine process does, to nobody. */
const nowhere = openSync(devNull, 'w');
const send = (text: string | Uint8Array): void => {
  writeSync(nowhere, encodeFrame({ kind: 'event', name: 'run.journal', payload: { runId: 'run', text } }));
};

/** A run as the engine process makes it, in this one. */
function makeSession(journal: Level, batchSize: number) {
  const pool = createPool();
  pool.faas('AvgStuScore', AvgStuScore);
  pool.faas('PrintStuAvgScore', PrintStuAvgScore);
  const flow = new KisFlow(newFlowConfig('CalStuAvgScore'), pool);
  flow.link(newFuncConfig('AvgStuScore', 'Calculate'));
  flow.link(newFuncConfig('PrintStuAvgScore', 'Expand'));
  const stopper = new AbortController();
  const breather = createBreather();
  const { code } = createUserCodeRegistry().add('', []);
  const none = (): undefined => undefined;
  const places = {
    code,
    codeFile: none,
    newCodePath: () => '',
    keepsState: () => false,
    configPlace: () => ({}),
    setupPlace: () => ({}),
  };
  let isEnded = false;
  const session = createRunSession({
    ...{ runId: 'run', flow, places, stopper, breather, queue: createRowQueue(breather) },
    options: runOptionsSchema.parse({ batchSize, journal, journalShare: 1, logs: false }),
    context: createContext({ debug: silent, info: silent, warn: silent, error: silent }, stopper.signal),
    logs: createLogBox({ enabled: false, origin: () => ({}), send: silent }),
    pipe: createJournalPipe(send),
    store: {
      isBusy: false,
      settled: async () => undefined,
      doubled: async () => new Map(),
      unkeyed: () => new Map(),
      save: never,
      load: never,
    },
    emit: silent,
    onEnd() {
      isEnded = true;
    },
  });
  return { session, ended: () => isEnded };
}

async function never(): Promise<never> {
  throw new Error('this flow has no connector');
}

function scoreMessages(): string[] {
  return Array.from({ length: differentRows / linesPerMessage }, (_, message) =>
    Array.from({ length: linesPerMessage }, (__, at) => {
      const id = message * linesPerMessage + at;
      return JSON.stringify({ stu_id: id, score_1: id % 101, score_2: (id * 7) % 101, score_3: 50 });
    }).join('\n'),
  );
}

const some = scoreMessages();
const messages = Array.from({ length: Number(rows) / differentRows }, () => some).flat();
const runWith = (size: number) => run(messages, levelSchema.parse(level), size);
const work = () => runWith(Number(batchSize));

/** Processor time of one of so many runs. */
async function timeOf(runs: number): Promise<number> {
  const { cpu } = await take(async () => {
    for (let run = 0; run < runs; run++) await work();
  });
  return cpu / runs;
}

/**
 * Small batches first: a journal's code runs once a visit, and would still be compiled in the twentieth run of large ones, in another
 * thread and at some time or other.
 */
const warmUps = [100, 100, 100, 100, 100, 100, Number(batchSize), Number(batchSize)];
const counted = 12;
const first = await timeOf(1);
for (const size of warmUps) await runWith(size);
process.stdout.write(JSON.stringify({ first, warm: await timeOf(counted) }));
