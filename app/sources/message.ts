import { CodedError, type ErrorData } from '../../core/errors/coded-error.ts';
import { jsonProblem } from '../../core/errors/json-error.ts';
import type { Message } from './source-reader.ts';

/** What is wrong with a message whose text was not looked at before; undefined where it is a row. */
export function problemOf(message: Message): ErrorData | undefined {
  if (message.unread === undefined) return message.bad;
  return messageOf(message.text, message).bad;
}

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
