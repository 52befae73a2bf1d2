import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { JournalLevel } from '../../core/contract/journal.ts';
import { measureBy, print } from './measure.ts';

const rows = 1_000_000;
/** What a level may cost at batch 1,000, times a run of which nothing is kept. */
const most: Readonly<Record<JournalLevel, number>> = { counters: 1.03, sampled: 1.05, full: 1.5 };
/** What the same run may differ from itself: beyond it, the machine is too busy for the figures to say anything. */
const noise = 0.01;
const levels = ['counters', 'sampled', 'full'] as const;
const runFile = join(import.meta.dirname, 'journal-run.ts');
/**
 * Memory enough for runs without a collection of the whole heap. V8 guesses when one is due, twice as often in one process as in the
 * next, and each costs a quarter of a run; but what makes them due is the same for all levels, to one per cent: 27 MB a run that user
 * code leaves behind, beside which `sampled` and `full` leave 0.3 MB.
 */
const heapMb = 4000;

const timesSchema = z.object({ first: z.number(), warm: z.number() });
type Times = z.output<typeof timesSchema>;

/**
 * What a run's journal costs, as processor time beside the same run without one, and beside itself; each in a process of its own. Of the
 * first run of a process as well, whose code is compiled meanwhile: told, but not judged.
 */
export async function bench(): Promise<void> {
  print(`journal: processor time of ${rows.toLocaleString('en-US')} rows, times a run that keeps nothing`);
  for (const { batchSize, rounds } of [
    { batchSize: 1000, rounds: 31 },
    { batchSize: 100, rounds: 9 },
  ]) {
    const names = ['none', ...levels, 'none again'];
    const measured = await measureBy(names, rounds, (name) => timesOf(name.split(' ')[0] ?? '', batchSize));
    for (const how of ['ratio', 'ratioOfMedians'] as const) {
      const ratio = (figure: keyof Times, name: string) => measured[how](figure, name, 'none');
      const itself = ratio('warm', 'none again');
      const title = `batch ${batchSize}, ${how === 'ratio' ? `${rounds} rounds` : 'medians'}`;
      const warm = levels.map((level) => toldRatio(level, batchSize, ratio('warm', level)));
      const first = levels.map((level) => `${level} ${ratio('first', level).toFixed(3)}`);
      print(`  ${title}: ${warm.join(', ')}; itself ${itself.toFixed(3)}`);
      print(`    the first run of a process: ${first.join(', ')}`);
      if (Math.abs(itself - 1) > noise) print('    the machine is busy: these figures say nothing');
    }
  }
}

function toldRatio(level: JournalLevel, batchSize: number, ratio: number): string {
  const verdict = batchSize === 1000 && ratio > most[level] ? ` (more than ${most[level]})` : '';
  return `${level} ${ratio.toFixed(3)}${verdict}`;
}

async function timesOf(level: string, batchSize: number): Promise<Times> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--initial-old-space-size=${heapMb}`,
    ...[runFile, level, `${batchSize}`, `${rows}`],
  ]);
  return timesSchema.parse(JSON.parse(stdout));
}
