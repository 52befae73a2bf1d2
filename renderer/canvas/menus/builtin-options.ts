import { answerToBranching, findBuiltins } from '../../../core/builtins/find.ts';
import { smallestSetup } from '../../../core/builtins/smallest-setup.ts';
import { rowsAt } from '../../../core/chain-types/place-types.ts';
import type { FunctionMode } from '../../../core/config/types.ts';
import type { Language } from '../../../core/errors/coded-error.ts';
import { freeName, namesOf } from '../../../core/project/edits/names.ts';
import { projectModel } from '../../../core/project/model.ts';
import type { FunctionToInsert } from '../../flow-actions/flow-edits.ts';
import { shownFlow } from '../../flow-actions/shown-flow.ts';
import { samplesPath } from '../../stores/samples-path.ts';
import type { Workspace } from '../../stores/scopes.ts';
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

/** A new function of a built-in, ready to be put before place `index` of the shown flow. */
export function newBuiltin(workspace: Workspace, name: string, index: number): FunctionToInsert | null {
  const shown = shownFlow(workspace);
  const builtin = findBuiltins('').find((one) => one.builtin.name === name)?.builtin;
  if (shown === null || builtin === undefined) return null;
  const state = workspace.project.getState();
  const { project } = state;
  const samples = project.files.get(samplesPath(state, shown.entry.name));
  const { fields } = rowsAt(projectModel(project), shown.entry, index, samples);
  const fname = freeName(namesOf(project, 'func'), pascalCase(name));
  return { kind: 'builtin', fname, mode: builtin.mode, params: smallestSetup(builtin, fields) };
}

/** `map_values` as functions are named: `MapValues`. */
function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
