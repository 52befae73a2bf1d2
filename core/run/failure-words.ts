import type { ReceivedError } from '../errors/coded-error.ts';
import { thrownWords } from '../errors/thrown-words.ts';
import { type Sentence, sentence } from './sentence.ts';

/**
 * What a function threw, as short as it goes: `order.lines is undefined` where the engine knows what stood before the member
 * that could not be read, else the error's own words.
 */
export function thrownDetail(error: ReceivedError): Sentence {
  const { subject, detail } = error.params;
  const text = String(detail ?? '');
  const taken = /^(?:TypeError: )?Cannot destructure property '.*' of '(.*)' as it is (undefined|null)/.exec(
    text,
  );
  if (taken) return sentence('is-value', { subject: taken[1] ?? '', value: taken[2] ?? '' });
  const value = /^(?:TypeError: )?Cannot (?:read|set) properties of (undefined|null)\b/.exec(text)?.[1];
  if (value !== undefined && typeof subject === 'string' && subject !== '')
    return sentence('is-value', { subject, value });
  if (text === '') return sentence('no-message');
  const own = text.replace(/^TypeError: /, '');
  return sentence('either-words', { english: own, chinese: thrownWords(own, 'zh-CN') });
}

/** Errors whose words are those of who threw them. */
const thrown = new Set(['process.function-threw', 'run.func-error', 'run.func-panic']);

/** What a call failed with, in a few words of the reader's language. */
export function failureDetail(error: ReceivedError): Sentence {
  return thrown.has(error.code) ? thrownDetail(error) : sentence('node.detail', { detail: { error } });
}

/** What is wrong with a row of samples, in a few words. */
export function badRowReason(error: ReceivedError): Sentence {
  if (!/row-not-json|element-not-json/.test(error.code))
    return sentence('bad-row.other', { detail: { error } });
  const { detail, found } = error.params;
  return sentence(`bad-row.${jsonFault(String(detail ?? ''), found)}`);
}

type JsonFault = 'comma' | 'no-comma' | 'ends' | 'quotes' | 'after' | 'json';

/** What the words of V8's JSON parser mean; `found` is the character that it stopped at, '' at the end of the text. */
function jsonFault(detail: string, found: unknown): JsonFault {
  if (/^Unexpected end|^Unterminated/.test(detail) || found === '') return 'ends';
  if (/^Unexpected token ','/.test(detail)) return 'comma';
  if (/^Unexpected non-whitespace/.test(detail)) return found === ',' ? 'comma' : 'after';
  if (/^Expected ',' or/.test(detail)) return 'no-comma';
  if (/^Expected (double-quoted )?property name/.test(detail)) return nameFault(found);
  return /^Unexpected token ["']?[A-Za-z_'$]/.test(detail) ? 'quotes' : 'json';
}

/** Where a name in double quotes should stand. */
function nameFault(found: unknown): JsonFault {
  if (found === ',' || found === '}') return 'comma';
  return typeof found === 'string' && /[\p{L}_$'\u2018-\u201f]/u.test(found) ? 'quotes' : 'json';
}
