import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type LiveLetter, liveLetterSchema } from '../../../core/contract/live-control.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { textHash } from '../../../core/text/text-hash.ts';
import { countLines, type FileLine, lineAt, linesBackward } from './letter-lines.ts';
import { createSettledFile, type Settled, settledName } from './settled-file.ts';

const ending = '.jsonl';

/** The dead letters of a folder, whoever wrote them. */
export interface LetterFolder {
  /** Open ones, the newest of each file first, and a cursor for what follows; rows are cut. Rejects with `live.letters-unreadable`. */
  page(cursor: string | null, limit: number): Promise<{ letters: LiveLetter[]; cursor: string | null }>;
  /** Rejects with `live.letter-gone`, and with `live.letter-done` for one that is settled. */
  letter(id: string): Promise<LiveLetter>;
  /** How many are open, by source. */
  counts(): Promise<ReadonlyMap<string, number>>;
  settle(settled: readonly Settled[]): Promise<void>;
}

/** Characters of a row that a list shows. */
const shownOfRow = 500;

export function createLetterFolder(folder: string): LetterFolder {
  const settled = createSettledFile(folder);
  /** By file: how many letters it has, as far as it was read. */
  const counted = new Map<string, { source: string; lines: number; size: number }>();

  async function reading<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (thrown) {
      if (thrown instanceof CodedError) throw thrown;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      throw new CodedError('live.letters-unreadable', { path: folder, detail }, {}, thrown);
    }
  }
  async function files(): Promise<string[]> {
    const names = await readdir(folder).catch((thrown: unknown) => {
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return [];
      throw thrown;
    });
    return names.filter((name) => name.endsWith(ending) && name !== settledName).sort();
  }
  async function count(name: string): Promise<{ source: string; lines: number; size: number }> {
    const path = join(folder, name);
    const { size } = await stat(path);
    const before = counted.get(name);
    const from = before !== undefined && before.size <= size ? before : undefined;
    const more = await countLines(path, from?.size ?? 0);
    const first = from?.source ?? letterOf(name, { text: (await lineAt(path, 0)) ?? '', offset: 0 })?.source;
    const now = { source: first ?? '', lines: (from?.lines ?? 0) + more.lines, size: more.size };
    counted.set(name, now);
    return now;
  }
  async function found(id: string): Promise<LiveLetter> {
    const [, stem = '', offset = ''] = /^(.+)\.(\d{1,15})\.[0-9a-f]{14}$/.exec(id) ?? [];
    const name = `${stem}${ending}`;
    const isThere = (await files()).includes(name);
    const text = isThere ? await lineAt(join(folder, name), Number(offset)) : undefined;
    const letter = text === undefined ? undefined : letterOf(name, { text, offset: Number(offset) });
    if (letter?.id !== id) throw new CodedError('live.letter-gone');
    return letter;
  }

  return {
    page: (cursor, limit) =>
      reading(async () => {
        const done = await settled.read();
        const ends = endsOf(cursor);
        const readers = (await files()).map((name) => {
          const end = ends?.get(name) ?? (ends === null ? Number.MAX_SAFE_INTEGER : 0);
          return createPile(name, end, openLetters(join(folder, name), name, end, done));
        });
        return await newestOf(readers, limit);
      }),
    letter: (id) =>
      reading(async () => {
        const known = (await settled.read()).get(id);
        if (known) throw new CodedError('live.letter-done', { by: known.by, time: known.time });
        return await found(id);
      }),
    counts: () =>
      reading(async () => {
        const open = new Map<string, number>();
        for (const name of await files()) {
          const { source, lines } = await count(name);
          open.set(source, (open.get(source) ?? 0) + lines);
        }
        for (const { source } of (await settled.read()).values())
          open.set(source, Math.max(0, (open.get(source) ?? 0) - 1));
        return open;
      }),
    settle: (done) => settled.add(done),
  };
}

/** The letters of one file, the newest at hand. */
interface Pile {
  name: string;
  /** Where the letters end that were not taken. */
  end: number;
  newest(): Promise<{ letter: LiveLetter; offset: number } | undefined>;
  take(): void;
  close(): Promise<void>;
}

function createPile(
  name: string,
  end: number,
  letters: AsyncGenerator<{ letter: LiveLetter; offset: number }>,
): Pile {
  let next: { letter: LiveLetter; offset: number } | undefined;
  let isEmpty = false;
  const pile: Pile = {
    name,
    end,
    async newest() {
      if (next !== undefined || isEmpty) return next;
      const { done, value } = await letters.next();
      if (done === true) isEmpty = true;
      else next = value;
      if (isEmpty) pile.end = 0;
      return next;
    },
    take() {
      pile.end = next?.offset ?? 0;
      next = undefined;
    },
    close: async () => void (await letters.return(undefined)),
  };
  return pile;
}

async function newestOf(piles: readonly Pile[], limit: number) {
  const letters: LiveLetter[] = [];
  try {
    while (letters.length < limit) {
      const tops = await Promise.all(piles.map(async (pile) => ({ pile, top: await pile.newest() })));
      const [newest] = tops
        .flatMap(({ pile, top }) => (top === undefined ? [] : [{ pile, letter: top.letter }]))
        .sort((a, b) => (a.letter.time < b.letter.time ? 1 : -1));
      if (newest === undefined) break;
      letters.push({ ...newest.letter, row: newest.letter.row.slice(0, shownOfRow) });
      newest.pile.take();
    }
  } finally {
    await Promise.all(piles.map((pile) => pile.close()));
  }
  const left = piles.flatMap(({ name, end }) => (end > 0 ? [[name, end] as const] : []));
  return { letters, cursor: left.length === 0 || letters.length < limit ? null : JSON.stringify(left) };
}

async function* openLetters(
  path: string,
  name: string,
  end: number,
  done: ReadonlyMap<string, Settled>,
): AsyncGenerator<{ letter: LiveLetter; offset: number }> {
  for await (const line of linesBackward(path, end)) {
    const letter = letterOf(name, line);
    if (letter !== undefined && !done.has(letter.id)) yield { letter, offset: line.offset };
  }
}

/** A line of a file of dead letters; undefined for any other. Its id says where it lies, and what it says. */
function letterOf(name: string, { text, offset }: FileLine): LiveLetter | undefined {
  const id = `${name.slice(0, -ending.length)}.${offset}.${textHash(text)}`;
  try {
    return liveLetterSchema.safeParse({ ...JSON.parse(text), id }).data;
  } catch {
    return undefined;
  }
}

/** Where each file's letters end that a cursor leaves; null for all of them. */
function endsOf(cursor: string | null): Map<string, number> | null {
  if (cursor === null) return null;
  try {
    const read: unknown = JSON.parse(cursor);
    return new Map(Array.isArray(read) ? read : []);
  } catch {
    return new Map();
  }
}
