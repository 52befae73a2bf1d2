import { type FuncConfig, type FunctionMode, functionModes } from '../config/types.ts';
import type { Language } from '../errors/coded-error.ts';
import { type CodeLanguage, functionTemplate } from './templates.ts';

/** What a function's first code is made for: its mode, and what its configuration gives it. */
export interface CodePlace {
  mode: FunctionMode;
  hasConnector: boolean;
  /** Whether it lists fields in `source.must`, which KisFlow itself never looks at. */
  hasMust: boolean;
}

/** The place that a configuration makes for code; undefined where its mode is none of KisFlow's. */
export function codePlaceOf({ fmode, option, source }: FuncConfig): CodePlace | undefined {
  const mode = functionModes.find((known) => known === fmode);
  return mode && { mode, hasConnector: option.cname !== '', hasMust: source.must.length > 0 };
}

/** In what a first code was written. */
interface Writing {
  language: CodeLanguage;
  words: Language;
}

const writings: readonly Writing[] = (['ts', 'js'] as const).flatMap((language) =>
  (['en', 'zh-CN'] as const).map((words) => ({ language, words })),
);

/** How this code was written, when it is the first code of the place as nobody has touched it. */
function untouched(fname: string, place: CodePlace, code: string): Writing | undefined {
  // An editor may have changed the line ends.
  const text = code.replaceAll('\r\n', '\n');
  return writings.find(
    ({ language, words }) => functionTemplate(fname, place.mode, language, { ...place, words }) === text,
  );
}

/**
 * A function's code after its configuration changed: first code that nobody touched follows to its new place, as when a connector
 * is given to it; any other code stays as it is.
 */
export function followedScaffold(before: FuncConfig, after: FuncConfig, code: string): string {
  const from = codePlaceOf(before);
  const to = codePlaceOf(after);
  if (!from || !to || before.fname !== after.fname || isSame(from, to)) return code;
  const written = untouched(before.fname, from, code);
  return written
    ? functionTemplate(after.fname, to.mode, written.language, { ...to, words: written.words })
    : code;
}

function isSame(one: CodePlace, other: CodePlace): boolean {
  return one.mode === other.mode && one.hasConnector === other.hasConnector && one.hasMust === other.hasMust;
}
