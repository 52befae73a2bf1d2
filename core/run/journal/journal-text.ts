import {
  type BlockHeader,
  blockHeaderSchema,
  type JournalEvent,
  journalEventSchema,
} from '../../contract/journal.ts';
import { readVisit, visitLine } from './visit-line.ts';

/** One part of a journal's text. */
export type JournalRecord =
  | { kind: 'event'; event: JournalEvent }
  /** `start`: where in the text its rows begin. */
  | { kind: 'block'; header: BlockHeader; start: number };

/** Marks the line before a block's rows. */
const blockSign = '#';

/** An event as one line, with its end. */
export function eventLine(event: JournalEvent): string {
  return `${event.kind === 'visit' ? visitLine(event) : JSON.stringify(event)}\n`;
}

/** A block as its header's line and its rows: JSON Lines without the last line's end, or an array. */
export function blockText(header: Omit<BlockHeader, 'length'>, rows: string): string {
  return `${blockSign}${JSON.stringify({ ...header, length: rows.length })}\n${rows}\n`;
}

/** Between two rows of an array, and nowhere else in it: rows hold no objects, and a quote in a text is escaped. */
const betweenRows = '},{"';

/** The rows of a block's text, each as JSON. */
export function blockRows({ kept, array }: Pick<BlockHeader, 'kept' | 'array'>, text: string): string[] {
  if (kept === 0) return [];
  if (!array) return text.split('\n');
  const rows = text.slice(1, -1).split(betweenRows);
  const last = rows.length - 1;
  return rows.map((row, at) => `${at === 0 ? '' : '{"'}${row}${at === last ? '' : '}'}`);
}

/** Why a text is no journal's, in a few English words for a log. */
export class JournalTextError extends Error {
  override name = 'JournalTextError';
}

/**
 * The parts of a journal's text, in order; rows are stepped over, not read. Throws JournalTextError at what is none: events are
 * checked, since user code shares the process that writes them.
 */
export function* readJournalText(text: string): Generator<JournalRecord> {
  for (let offset = 0; offset < text.length; ) {
    const end = text.indexOf('\n', offset);
    if (end < 0) throw new JournalTextError('a line without an end');
    const line = text.slice(offset, end);
    offset = end + 1;
    if (line.startsWith(blockSign)) {
      const header = parsed(line.slice(1), blockHeaderSchema);
      yield { kind: 'block', header, start: offset };
      offset += header.length + 1;
      if (offset > text.length) throw new JournalTextError('a block that is cut off');
    } else yield { kind: 'event', event: readEvent(line) };
  }
}

function readEvent(line: string): JournalEvent {
  if (!line.startsWith('[')) return parsed(line, journalEventSchema);
  const values: unknown = parseJson(line);
  const visit = Array.isArray(values) ? readVisit(values) : undefined;
  if (visit === undefined) throw new JournalTextError('a visit that is none');
  return visit;
}

function parsed<Value>(
  json: string,
  schema: { safeParse(value: unknown): { success: boolean; data?: Value | undefined } },
): Value {
  const { data } = schema.safeParse(parseJson(json));
  if (data === undefined) throw new JournalTextError(`an event that is none: ${json.slice(0, 200)}`);
  return data;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new JournalTextError('a line that is not JSON');
  }
}
