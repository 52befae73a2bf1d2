import { findBuiltins } from '../../core/builtins/find.ts';
import { attempt } from '../command-kit/run-command.ts';
import { insertBuiltin } from '../flow-actions/insert-builtin.ts';
import { insertionIndex, shownFlow } from '../flow-actions/shown-flow.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** Below a command or function of that name, above what only has the word among its others. */
const meantScore = 900;
const foundScore = 300;

/** The built-ins that people call so: taken, one goes behind the selected function or into the selected edge, its form open. */
export function builtinEntries(studio: StudioWindow, query: string): PaletteEntry[] {
  const { workspace } = studio.current.getState();
  const shown = workspace === null ? null : shownFlow(workspace);
  if (workspace === null || shown === null || query.trim() === '') return [];
  const language = studio.settings.getState().resolvedLanguage;
  return findBuiltins(query).map(({ builtin: { name, title, summary }, isMeant }, rank) => ({
    id: `builtin:${name}`,
    group: 'builtin',
    label: studio.text('help.insertBuiltin', { title: title[language] }),
    detail: summary[language],
    score: (isMeant ? meantScore : foundScore) - rank,
    run: () => void attempt(() => insertBuiltin(workspace, insertionIndex(workspace, shown), name)),
  }));
}
