import type { RowChunk } from './row-chunks.ts';
import type { RowSource } from './row-source.ts';

/** Characters and pieces that wait for one worker at most, about. */
const mostText = 16 * 1024 * 1024;
const mostPieces = 1000;

/** Whole lines of one batch, counted from 1 over the run. */
interface Piece extends RowChunk {
  batch: number;
}

/** What waits for one worker, and its characters. */
interface Queue {
  pieces: Piece[];
  length: number;
}

/** One source as several: batch `g`, from 1, goes to worker `(g - 1) % workers`, from 0. The rows are read once, as they are wanted. */
export interface BatchDealer {
  /**
   * The batches of one worker, each as whole lines with the numbers that they have in the source; may be read once. Where the source
   * fails, the worker that got its last rows hears of it.
   */
  source(worker: number): RowSource;
  /** Whether there is a batch for this worker; resolves when that is known. */
  hasRows(worker: number): Promise<boolean>;
  /** Reads no more; batches up to this one are still given. */
  end(lastBatch: number): void;
}

export interface DealSettings {
  workers: number;
  batchSize: number;
}

export function createBatchDealer(source: RowSource, { workers, batchSize }: DealSettings): BatchDealer {
  const queues = Array.from({ length: workers }, (): Queue => ({ pieces: [], length: 0 }));
  const given = new Set<number>();
  const cutter = createCutter(batchSize);
  let chunks: AsyncIterator<RowChunk> | undefined;
  let isReading = false;
  let isOver = false;
  /** What the source failed with, and whom it is told. */
  let failure: { thrown: unknown; worker: number } | undefined;
  let lastWorker = 0;
  let makeRoom = (): void => {};
  /** Resolves when there is something new for somebody. */
  let news = Promise.withResolvers<void>();

  function tell(): void {
    news.resolve();
    news = Promise.withResolvers<void>();
  }
  function add(piece: Piece): void {
    lastWorker = (piece.batch - 1) % workers;
    given.add(lastWorker);
    const queue = queues[lastWorker];
    queue?.pieces.push(piece);
    if (queue) queue.length += piece.lines.length;
    tell();
  }
  async function room(): Promise<void> {
    for (;;) {
      const queue = queues[(cutter.batch - 1) % workers];
      if (isOver || !queue || (queue.length < mostText && queue.pieces.length < mostPieces)) return;
      await new Promise<void>((resolve) => {
        makeRoom = resolve;
      });
    }
  }
  /** Reads one chunk, and deals it piece by piece as there is room. */
  async function readNext(): Promise<void> {
    chunks ??= source.chunks()[Symbol.asyncIterator]();
    try {
      const next = await chunks.next();
      if (next.done) return finish();
      for (const piece of cutter.cut(next.value)) {
        if (isOver) return;
        add(piece);
        await room();
      }
    } catch (thrown) {
      if (!isOver) failure = { thrown, worker: lastWorker };
      finish();
    }
  }
  function finish(): void {
    isOver = true;
    makeRoom();
    tell();
  }
  /** Resolves when more may be there for somebody: one may wait for room while another has its rows already. */
  async function read(): Promise<void> {
    const { promise } = news;
    if (!isReading) {
      isReading = true;
      void readNext().finally(() => {
        isReading = false;
        tell();
      });
    }
    await promise;
  }
  async function take(worker: number): Promise<Piece | undefined> {
    const queue = queues[worker];
    for (;;) {
      const piece = queue?.pieces.shift();
      if (queue && piece) {
        queue.length -= piece.lines.length;
        makeRoom();
        return piece;
      }
      if (isOver) return undefined;
      await read();
    }
  }

  return {
    source: (worker) => ({
      name: source.name,
      async *chunks() {
        for (;;) {
          const piece = await take(worker);
          if (!piece) break;
          yield { lines: piece.lines, firstLine: piece.firstLine };
        }
        if (failure?.worker === worker) throw failure.thrown;
      },
    }),
    async hasRows(worker) {
      while (!given.has(worker) && !isOver) await read();
      return given.has(worker);
    },
    end(lastBatch) {
      for (const queue of queues) {
        queue.pieces = queue.pieces.filter(({ batch }) => batch <= lastBatch);
        queue.length = queue.pieces.reduce((sum, { lines }) => sum + lines.length, 0);
      }
      if (isOver) return;
      finish();
      void chunks?.return?.()?.catch(() => undefined);
    },
  };
}

/** Cuts whole lines where a batch is full; blank lines are no rows. */
function createCutter(batchSize: number) {
  let batch = 1;
  let rows = 0;
  return {
    /** The batch that the next row belongs to. */
    get batch() {
      return batch;
    },
    *cut({ lines, firstLine }: RowChunk): Iterable<Piece> {
      let start = 0;
      let from = firstLine;
      let line = firstLine;
      for (let at = 0; at < lines.length; ) {
        const found = lines.indexOf('\n', at);
        const end = found < 0 ? lines.length : found;
        if (!isBlank(lines, at, end)) rows++;
        line++;
        at = end + 1;
        if (rows < batchSize) continue;
        const piece = { lines: lines.slice(start, end), firstLine: from, batch };
        batch++;
        rows = 0;
        start = at;
        from = line;
        yield piece;
      }
      if (start < lines.length) yield { lines: lines.slice(start), firstLine: from, batch };
    },
  };
}

/** As the engine tells rows from blank lines. */
function isBlank(lines: string, start: number, end: number): boolean {
  return lines.charCodeAt(start) !== 0x7b && lines.slice(start, end).trim() === '';
}
