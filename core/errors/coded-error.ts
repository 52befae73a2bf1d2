import { boundedParams, boundedText, longestErrorText } from '../text/bounded-text.ts';
import { joinSentences } from '../text/sentences.ts';
import { catalogue, type ErrorCode } from './catalogue.ts';
import { parserWords } from './parser-words.ts';
import { thrownWords } from './thrown-words.ts';

export type Language = 'en' | 'zh-CN';

/** Where an error is: a file relative to the project's root (POSIX separators), line and column counted from 1. */
export interface SourcePlace {
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
}

/** A coded error as data: what survives a process border and can be shown in either language. */
export interface ErrorData extends SourcePlace {
  code: ErrorCode;
  /** Values for the `{name}` places of the catalogue's texts. */
  params: Record<string, string | number>;
}

/** Error data from another process, which may be newer and know other codes. */
export type ReceivedError = Omit<ErrorData, 'code'> & { code: string };

/** An error with a stable code. `message` is the English text; `describeError` gives either language. Its values are bounded to 64 KB. */
export class CodedError extends Error {
  readonly data: ErrorData;

  constructor(
    code: ErrorCode,
    params: Record<string, string | number> = {},
    place: SourcePlace = {},
    cause?: unknown,
  ) {
    const data: ErrorData = { code, params: boundedParams(params), ...place };
    super(describeError(data, 'en').text, cause === undefined ? undefined : { cause });
    this.name = 'CodedError';
    this.data = data;
  }

  get code(): ErrorCode {
    return this.data.code;
  }
}

export interface ErrorText {
  /** `file:line:column: message`, as far as the place is known. */
  text: string;
  message: string;
  /** What the person can do about it. */
  help: string;
}

/** The words for an error in one language. An unknown code (from a newer process) falls back to the code itself. */
export function describeError(data: ReceivedError, language: Language): ErrorText {
  const entry = catalogue[data.code]?.[language];
  const message = entry ? fillText(entry.message, inWords(data, language)) : data.code;
  const place = formatPlace(data);
  return {
    text: place ? `${place}: ${message}` : message,
    message,
    help: entry ? fillText(entry.help, data.params) : '',
  };
}

/** The same where the message stands as a sentence of its own, and not after `error:` or within another: it begins with a capital. */
export function errorStatement(data: ReceivedError, language: Language): Pick<ErrorText, 'message' | 'help'> {
  const { message, help } = describeError(data, language);
  const isWord = data.params['begins'] === 'word' || beginsWithWord(catalogue[data.code]?.en.message ?? '');
  return { message: language === 'en' && isWord ? capitalized(message) : message, help };
}

/** What a capital may begin: no `{name}` of a person, no `studio.json`, no `next()`, no `commitRowBatch`. */
const ordinaryWord = /^[a-z]+(?:’[a-z]+)?(?:[ ,:]|$)/;

/** Whether an English message begins with a word of ours, and not with a name. */
export function beginsWithWord(template: string): boolean {
  return ordinaryWord.test(template);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What happened and what to do about it, as sentences on one line. */
export function errorSentences(data: ReceivedError, language: Language): string {
  const { message, help } = describeError(data, language);
  return joinSentences(language, message, help);
}

/** `file:line:column`, or as much of it as is known; '' without a file. */
export function formatPlace(place: SourcePlace): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** Any thrown value as error data: a coded error as it is, everything else as `internal.unexpected`. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof CodedError) return thrown.data;
  return {
    code: 'internal.unexpected',
    params: {
      detail: boundedText(thrown instanceof Error ? thrown.message : String(thrown), longestErrorText),
    },
  };
}

/** The reverse of `toErrorData`, for the far side of a process border. */
export function fromErrorData(data: ErrorData): CodedError {
  return new CodedError(data.code, data.params, data);
}

/** Errors whose `detail` is what a parser said of a text. */
const parserErrors = new Set<string>([
  'import.malformed-yaml',
  'import.wrong-format',
  'config.cannot-edit',
  'rows.not-json',
  'process.row-not-json',
  'process.edit-not-json',
  'process.element-not-json',
  'process.source-not-array',
  'source.not-json',
  'live.body-not-rows',
  'live.letter-not-json',
  'live.poison',
] satisfies ErrorCode[]);

/** Errors whose `detail` is what user code threw. */
const thrownErrors = new Set<string>([
  'process.function-threw',
  'process.module-threw',
  'process.stray-error',
  'run.func-error',
  'run.func-panic',
] satisfies ErrorCode[]);

function inWords({ code, params }: ReceivedError, language: Language): ReceivedError['params'] {
  const { detail } = params;
  if (detail === undefined) return params;
  if (parserErrors.has(code)) return { ...params, detail: parserWords(String(detail), language) };
  return thrownErrors.has(code) ? { ...params, detail: thrownWords(String(detail), language) } : params;
}

/** A text of a catalogue with its `{name}` places filled. */
export function fillText(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
