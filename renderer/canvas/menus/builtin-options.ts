import { answerToBranching, findBuiltins } from '../../../core/builtins/find.ts';
import type { FunctionMode } from '../../../core/config/types.ts';
import type { Language } from '../../../core/errors/coded-error.ts';
import type { BuiltinOption } from './insert-options.ts';

/** The built-ins that a search finds, and what to use instead where it asks for what KisFlow can't do. */
export function findBuiltinOptions(
  search: string,
  language: Language,
  modes: readonly FunctionMode[] | undefined,
): { found: readonly BuiltinOption[]; answer: string | null } {
  const found = findBuiltins(search)
    .filter(({ builtin }) => modes === undefined || modes.includes(builtin.mode))
    .map(
      ({ builtin: { name, mode, title, summary }, isMeant }): BuiltinOption => ({
        kind: isMeant ? 'meant' : 'builtin',
        id: `b:${name}`,
        mode,
        name,
        title: title[language],
        summary: summary[language],
      }),
    );
  return { found, answer: answerToBranching(search)?.[language] ?? null };
}
