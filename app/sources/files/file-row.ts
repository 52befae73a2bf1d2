import { CodedError } from '../../../core/errors/coded-error.ts';
import { messageOf } from '../message.ts';
import type { Message } from '../source-reader.ts';
import { type Line, longestLine } from './read-lines.ts';

/** The message of a line of a file; `behind` is the place behind it, which is another one in a file that was written anew. */
export function fileRow({ text, offset, next, isTooLong }: Line, part: string, behind: string): Message {
  const place = { part, at: String(offset), next: behind, id: behind };
  if (isTooLong !== true) return messageOf(text, place);
  const detail = `${next - offset} bytes > ${longestLine}`;
  return { text, ...place, bad: new CodedError('live.poison', { part, at: place.at, detail }).data };
}
