import type { Language } from '../../core/errors/coded-error.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { helpTexts } from './help-texts.ts';
import { saidTexts } from './said-texts.ts';

/** What the command says besides errors. `{name}` places are filled by `say`. */
const texts = { ...helpTexts, ...saidTexts };

export type TextKey = keyof typeof texts;

/** A text with its values on one line, their control characters made visible: names and paths are a project's. */
export function say(language: Language, key: TextKey, values: Record<string, string | number> = {}): string {
  return texts[key][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    visibleLine(String(values[name] ?? whole)),
  );
}
