import type { Handlers } from '../../../core/contract/contract.ts';
import type { LiveControlContract, LiveLetter } from '../../../core/contract/live-control.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { jsonProblem } from '../../../core/errors/json-error.ts';
import type { LetterFolder } from './letter-folder.ts';

/** A row that is sent again, at the place where its message came from. */
export interface SentRow {
  text: string;
  part: string;
  at: string;
  /** The message's own name, where it has one: by it a store knows the row again. */
  id?: string | undefined;
}

export interface LetterDeskSettings {
  letters: LetterFolder;
  /** Runs these rows through the flow of a source as one batch; rejects with why they did not come to its end. */
  send(source: string, rows: readonly SentRow[]): Promise<void>;
}

/**
 * What is done with dead letters. A letter is settled after its row has come to the end of the flow: where this process dies in
 * between, it stands there still, and is sent at least once.
 */
export function createLetterDesk({ letters, send }: LetterDeskSettings): Handlers<LiveControlContract> {
  const busy = new Set<string>();

  async function alone<Result>(ids: readonly string[], work: () => Promise<Result>): Promise<Result> {
    if (ids.some((id) => busy.has(id))) throw new CodedError('live.letter-busy');
    for (const id of ids) busy.add(id);
    try {
      return await work();
    } finally {
      for (const id of ids) busy.delete(id);
    }
  }
  function all(ids: readonly string[]): Promise<LiveLetter[]> {
    return Promise.all([...new Set(ids)].map((id) => letters.letter(id)));
  }

  return {
    letters: ({ cursor, limit }) => letters.page(cursor, limit),
    letter: ({ id }) => letters.letter(id),
    send: ({ letters: wanted, by }) =>
      alone(
        wanted.map(({ id }) => id),
        async () => {
          const found = await all(wanted.map(({ id }) => id));
          const [first] = found;
          if (first === undefined || found.some(({ source }) => source !== first.source))
            throw new CodedError('live.letters-mixed');
          const mended = new Map(wanted.map(({ id, row }) => [id, row]));
          const rows = found.map(({ id, row, part, at, message }) => ({
            text: rowOf(mended.get(id) ?? row),
            ...{ part, at, id: message },
          }));
          await send(first.source, rows);
          const time = new Date().toISOString();
          await letters.settle(
            found.map(({ id, source }) => {
              return { id, source, action: 'sent', by, time, row: mended.get(id) ?? undefined };
            }),
          );
          return { sent: found.length };
        },
      ),
    discard: ({ ids, by, confirm }) =>
      alone(ids, async () => {
        if (ids.length !== confirm)
          throw new CodedError('live.discard-unsure', { count: ids.length, confirm });
        const found = await all(ids);
        const time = new Date().toISOString();
        await letters.settle(found.map(({ id, source }) => ({ id, source, action: 'discarded', by, time })));
        return { discarded: found.length };
      }),
  };
}

/** On one line; throws `live.letter-not-json`. */
function rowOf(text: string): string {
  try {
    JSON.parse(text);
  } catch (thrown) {
    throw new CodedError('live.letter-not-json', { detail: jsonProblem(thrown, text).detail });
  }
  return text.replace(/[\r\n]+/g, ' ');
}
