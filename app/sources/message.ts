import { CodedError } from '../../core/errors/coded-error.ts';
import { jsonProblem } from '../../core/errors/json-error.ts';
import type { Message } from './source-reader.ts';

type Place = Pick<Message, 'part' | 'at' | 'next' | 'id'>;

/** A message of this text at this place: a row, or what is no JSON, which goes to the dead letters. */
export function messageOf(text: string, place: Place): Message {
  try {
    JSON.parse(text);
  } catch (thrown) {
    const { detail } = jsonProblem(thrown, text);
    const { part, at } = place;
    return { text, ...place, bad: new CodedError('live.poison', { part, at, detail }).data };
  }
  // Line ends stand between the tokens of a JSON text only: without them it means the same.
  return { text: text.replace(/[\r\n]+/g, ' '), ...place };
}
