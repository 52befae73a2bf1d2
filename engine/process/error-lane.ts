import type { FailedRow, JournalEvent } from '../../core/contract/journal.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { findGuilty, type Guilty, type LaneRow } from './find-guilty.ts';
import type { SourceLines } from './journal-blocks.ts';
import type { RowTexts } from './row-queue.ts';

/** Rows that are told with their text, and characters of it; what fails beyond that is counted. */
const mostRows = 10_000;
const mostText = 16 * 1024 * 1024;
const longestRow = 1024 * 1024;

/** Errors that are of no row: the next batch would fail as this one did. */
const ofNoRow = new Set(['run.func-not-registered', 'run.cancelled']);

/** The rows that a run goes on without. */
export interface ErrorLane extends RowTexts {
  readonly rows: number;
  readonly kept: number;
  /** Rows read so far, those that could not be read included. */
  readonly read: number;
  /**
   * Runs the rows that were read as a batch. When it fails, those that are to blame are told and it comes again without them.
   * Rejects when the run can't go on.
   */
  runBatch(values: readonly unknown[]): Promise<void>;
}

export interface LaneSettings {
  tell(event: JournalEvent): void;
  /** Batches that have ended. */
  batches(): number;
  /** One run of the flow; `lines`: what the rows were read from, one each. */
  run(values: readonly unknown[], lines: SourceLines): Promise<void>;
  /** The run so far of the batch counts no more: it comes again. */
  again(): void;
  /** Clears what a failed run of the flow leaves behind. */
  clear(): void;
  /** The place that failed last, and the one farthest back in the chain that the batch has come to. */
  failedAt(): number;
  reach(): number;
  /** Whether the flow can be run again up to a place with parts of a batch: nothing there keeps or stores anything. */
  canTry(reach: number): boolean;
  /** Runs the flow up to a place, where nobody looks; the place and error that it failed with. */
  attempt(rows: readonly LaneRow[], reach: number): Promise<{ node: number; thrown: unknown } | undefined>;
  isStopped(): boolean;
  toErrorData(thrown: unknown): FailedRow['error'];
}

export function createErrorLane(settings: LaneSettings): ErrorLane {
  const { tell } = settings;
  let rows = 0;
  let kept = 0;
  let left = mostText;
  let read = 0;
  /** Of the batch that is read. */
  let batchRows: LaneRow[] = [];

  function keep(row: Omit<FailedRow, 'kind'>): number {
    const { length } = row.json;
    if (kept >= mostRows || length > longestRow || length > left) return 0;
    left -= length;
    kept++;
    tell({ kind: 'row-failed', ...row });
    return 1;
  }
  /** Tells the rows of one batch that failed. */
  function give(found: readonly Guilty[], tries: number, again: boolean): void {
    // One that comes again has not ended.
    const batch = settings.batches() + (again ? 1 : 0);
    const before = kept;
    let given = 0;
    for (const { rows: together, thrown, node } of found) {
      const error = settings.toErrorData(thrown);
      given += together.length;
      for (const { index, row, json } of together)
        keep({ batch, index, row, node, together: together.length, error, json });
    }
    rows += given;
    const node = found[0]?.node ?? settings.failedAt();
    tell({ kind: 'went-on', batch, node, rows: given, kept: kept - before, tries, again });
  }
  function mayGoOn(thrown: unknown): boolean {
    if (settings.isStopped()) return false;
    return !(thrown instanceof CodedError && ofNoRow.has(thrown.code));
  }
  async function failed(batch: readonly LaneRow[], thrown: unknown): Promise<LaneRow[]> {
    if (!mayGoOn(thrown)) throw thrown;
    settings.clear();
    const whole: Guilty = { rows: batch, thrown, node: settings.failedAt() };
    const { found, tries } = await findGuilty(whole, {
      reach: settings.reach(),
      mayTry: (reach) => kept < mostRows && !isLoop(thrown) && settings.canTry(reach),
      attempt: settings.attempt,
      mayGoOn,
    });
    const guilty = new Set(found.flatMap((one) => one.rows));
    const others = batch.filter((row) => !guilty.has(row));
    const again = others.length > 0;
    if (again) settings.again();
    give(found, tries, again);
    return others;
  }

  return {
    get rows() {
      return rows;
    },
    get kept() {
      return kept;
    },
    get read() {
      return read;
    },
    good(json) {
      batchRows.push({ json, index: batchRows.length + 1, row: ++read });
    },
    bad(json, why) {
      rows++;
      const batch = settings.batches() + 1;
      const error = settings.toErrorData(why);
      const told = keep({ batch, index: 0, row: ++read, node: null, together: 1, error, json });
      tell({ kind: 'went-on', batch, node: null, rows: 1, kept: told, tries: 0, again: false });
    },
    async runBatch(values) {
      let batch = batchRows;
      batchRows = [];
      let next = values;
      for (;;) {
        try {
          const texts = batch;
          return await settings.run(next, () => texts.map(({ json }) => json).join('\n'));
        } catch (thrown) {
          batch = await failed(batch, thrown);
        }
        if (batch.length === 0) return;
        next = batch.map(({ json }): unknown => JSON.parse(json));
      }
    },
  };
}

/** Each try of a loop without end takes as long as all calls that a batch may have. */
function isLoop(thrown: unknown): boolean {
  return thrown instanceof CodedError && thrown.code === 'engine.too-many-visits';
}
