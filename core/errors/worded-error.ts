import { beginsWithWord, CodedError, fillText, type SourcePlace } from './coded-error.ts';
import type { ErrorMessages } from './messages.ts';

/** Codes whose words are with the error. */
type WordedCode =
  | 'golang.refused'
  | 'verify.refused'
  | 'host.link-folder'
  | 'host.tool-folder'
  | 'host.export-among-files'
  | 'host.export-into-project'
  | 'host.too-many-files'
  | 'host.no-folder-here'
  | 'process.no-node'
  | 'process.go-ended'
  | 'process.walls-missing';

/** An error that brings its words along: they are no part of what a window loads first. */
export function wordedError(
  code: WordedCode,
  { en, 'zh-CN': chinese }: ErrorMessages[string],
  params: Readonly<Record<string, string | number>> = {},
  place: SourcePlace = {},
  cause?: unknown,
): CodedError {
  const words = {
    why: fillText(en.message, params),
    todo: fillText(en.help, params),
    whyChinese: fillText(chinese.message, params),
    todoChinese: fillText(chinese.help, params),
    // The words may begin with a name, which only this side can tell.
    ...(beginsWithWord(en.message) ? { begins: 'word' } : {}),
  };
  return new CodedError(code, words, place, cause);
}
