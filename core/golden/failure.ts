import { describeError, fillText, type Language, type ReceivedError } from '../errors/coded-error.ts';
import { parserWords } from '../errors/parser-words.ts';
import { expressionMessages } from '../expr/messages.ts';
import { boundedParams } from '../text/bounded-text.ts';
import { type GoldenCode, goldenMessages } from './messages.ts';

/** Why a golden test did not pass. `place`: the place of the chain, or the connector, that it speaks of. */
export interface GoldenFailure {
  readonly code: GoldenCode;
  readonly params: Record<string, string | number>;
  readonly place?: string | undefined;
  /** Line of the test's file, from 1. */
  readonly line?: number | undefined;
  /** The error that it tells of: it fills the words' `{detail}` and `{help}`. */
  readonly error?: ReceivedError | undefined;
}

export function goldenFailure(
  code: GoldenCode,
  params: Record<string, string | number> = {},
  line?: number,
): GoldenFailure {
  return { code, params: boundedParams(params), ...(line === undefined ? {} : { line }) };
}

/** A failure that tells of an error. */
export function failureOf(
  code: GoldenCode,
  error: ReceivedError,
  params: Record<string, string | number> = {},
): GoldenFailure {
  return { ...goldenFailure(code, params), error };
}

/** The words for a failure. */
export function describeFailure(
  { code, params, error }: Pick<GoldenFailure, 'code' | 'params' | 'error'>,
  language: Language,
): { message: string; help: string } {
  const told = error === undefined ? detailWords(code, params, language) : wordsOf(error, language);
  const all = { ...params, ...told };
  const { message, help } = goldenMessages[code][language];
  return { message: fillText(message, all), help: fillText(help, all) };
}

function wordsOf(error: ReceivedError, language: Language): { detail: string; help: string } {
  const { text, help } = describeError(error, language);
  return { detail: text, help };
}

function detailWords(code: GoldenCode, params: GoldenFailure['params'], language: Language) {
  return code === 'golden.not-json'
    ? { detail: parserWords(String(params['detail']), language) }
    : expressionWords(params, language);
}

/** Of a check that has no value: the words of the expression's problem, whose code is `why`. */
function expressionWords(params: GoldenFailure['params'], language: Language) {
  const why = params['why'];
  const words = Object.entries(expressionMessages).find(([code]) => code === why)?.[1][language];
  return words && { detail: fillText(words.message, params), help: fillText(words.help, params) };
}
