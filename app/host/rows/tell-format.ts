import { formatOf, isEnoughToTell, type RowFormat } from '../../../core/rows/row-format.ts';

/** Characters in which a format is looked for, at most, about. */
const mostLookedAt = 512 * 1024;

/** The format of a text by its name and its beginning, and the text as a whole. */
export async function tellFormat(
  text: AsyncIterable<string>,
  name: string,
): Promise<{ format: RowFormat; text: AsyncIterable<string> }> {
  const { start, rest } = await splitStart(text, name);
  return { format: formatOf(name, start), text: rejoin(start, rest) };
}

/** The beginning of a text, as much as tells its format, and what follows. */
async function splitStart(
  text: AsyncIterable<string>,
  name: string,
): Promise<{ start: string; rest: AsyncIterator<string> }> {
  const rest = text[Symbol.asyncIterator]();
  let start = '';
  try {
    while (!isEnoughToTell(name, start) && start.length < mostLookedAt) {
      const next = await rest.next();
      if (next.done) break;
      start += next.value;
    }
  } catch (thrown) {
    // Not yet: whoever reads on from the start learns of it at its line.
    return { start, rest: { next: () => Promise.reject(thrown) } };
  }
  return { start, rest };
}

/** The text again, its beginning first. */
async function* rejoin(start: string, rest: AsyncIterator<string>): AsyncIterable<string> {
  try {
    yield start;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
