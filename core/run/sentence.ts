import { describeError, errorStatement, type Language, type ReceivedError } from '../errors/coded-error.ts';
import { visibleLine } from '../text/visible-text.ts';
import { type SentenceId, words } from './words.ts';

/** A text as an id and values: it is said in either language, where it is shown. */
export interface Sentence {
  id: SentenceId;
  values: Readonly<Record<string, SentenceValue>>;
}

/** A number is written as the language does, a sentence or an error in its words, and a time (milliseconds) as `14:02`. */
export type SentenceValue = string | number | Sentence | { error: ReceivedError } | { time: number };

export function sentence(id: SentenceId, values: Sentence['values'] = {}): Sentence {
  return { id, values };
}

/** Values longer than this are cut: a line holds one sentence. */
const longestValue = 300;

/**
 * The sentence in a language. Places of the words: `{name}`, or `{count|row|rows}` for the number and the form that goes
 * with it.
 */
export function say({ id, values }: Sentence, language: Language): string {
  return words[id][language].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one: string | undefined, other: string | undefined, at: number) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return whole;
      const text = sayValue(value, language, at === 0);
      return other === undefined ? text : `${text} ${isOne(value, language) ? one : other}`;
    },
  );
}

/** Several sentences as one line: `Done: 5,000 rows · 3 things to look at`. */
export function sayAll(sentences: readonly Sentence[], language: Language): string {
  return sentences.map((one) => say(one, language)).join(' · ');
}

function sayValue(value: SentenceValue, language: Language, isFirst: boolean): string {
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'string') return shortLine(value);
  if ('error' in value)
    return shortLine((isFirst ? errorStatement : describeError)(value.error, language).message) || '—';
  if ('time' in value) return sayTime(value.time, language);
  return say(value, language);
}

function sayTime(time: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return Number.isNaN(new Date(time).getTime()) ? '—' : format.format(time);
}

function shortLine(text: string): string {
  const line = visibleLine(text);
  return line.length <= longestValue ? line : `${line.slice(0, longestValue - 1)}…`;
}

function isOne(value: SentenceValue, language: Language): boolean {
  return typeof value === 'number' && new Intl.PluralRules(language).select(value) === 'one';
}
