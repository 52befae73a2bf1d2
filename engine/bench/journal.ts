import type { JournalLevel } from '../../core/contract/journal.ts';
import { runOptionsSchema } from '../../core/contract/run-payloads.ts';
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
import { measure, print } from './measure.ts';

type Level = JournalLevel | 'none';

const rows = 1_000_000;
/** Different ones; they come again. */
const differentRows = 200_000;
const linesPerMessage = 1000;
const rounds = 31;
/** What a level may cost at batch 1,000, times a run of which nothing is kept. */
const most: Readonly<Record<JournalLevel, number>> = { counters: 1.03, sampled: 1.05, full: 1.5 };
/** What the same run may differ from itself: beyond it, the machine is too busy for the figures to say anything. */
const noise = 0.01;
const silent = (): void => {};

/** What a run's journal costs, as processor time beside the same run without one, and beside itself. */
export async function bench(): Promise<void> {
  print(`journal: processor time of ${rows.toLocaleString('en-US')} rows, times a run that keeps nothing`);
  const some = scoreMessages();
  const messages = Array.from({ length: rows / differentRows }, () => some).flat();
  for (const batchSize of [1000, 100]) {
    const work = (journal: Level) => ({ name: journal, work: () => run(messages, journal, batchSize) });
    const again = { name: 'none again', work: () => run(messages, 'none', batchSize) };
    const measured = await measure(
      [work('none'), work('counters'), work('sampled'), work('full'), again],
      rounds,
    );
    const itself = measured.cpuRatio('none again', 'none');
    const ratios = (['counters', 'sampled', 'full'] as const).map((level) => {
      const ratio = measured.cpuRatio(level, 'none');
      const verdict = batchSize === 1000 && ratio > most[level] ? ` (more than ${most[level]})` : '';
      return `${level} ${ratio.toFixed(3)}${verdict}`;
    });
    print(`  batch ${batchSize}: ${ratios.join(', ')}; itself ${itself.toFixed(3)}`);
    if (Math.abs(itself - 1) > noise) print('    the machine is busy: these figures say nothing');
  }
}

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

/** A run as the engine process makes it, without a process: its journal is written and goes nowhere. */
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
    pipe: createJournalPipe(silent),
    store: {
      isBusy: false,
      settled: async () => undefined,
      doubled: async () => new Map(),
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
