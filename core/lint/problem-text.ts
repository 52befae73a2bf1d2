import type { ConfigProblem } from '../config/read.ts';
import { describeError } from '../errors/coded-error.ts';
import type { LocalText } from './local-text.ts';

/** A config problem's words in both languages. */
export function problemText({ code, params }: ConfigProblem): LocalText {
  const data = { code, params };
  return { en: describeError(data, 'en').message, 'zh-CN': describeError(data, 'zh-CN').message };
}
