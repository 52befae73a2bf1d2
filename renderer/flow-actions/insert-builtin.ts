import { findBuiltins } from '../../core/builtins/find.ts';
import { smallestSetup } from '../../core/builtins/smallest-setup.ts';
import { rowsAt } from '../../core/chain-types/place-types.ts';
import { freeName, namesOf } from '../../core/project/edits/names.ts';
import { projectModel } from '../../core/project/model.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { type FunctionToInsert, insertFunction } from './flow-edits.ts';
import { shownFlow } from './shown-flow.ts';

// What knows the built-ins is no part of the first load: this file is loaded when one is inserted.

/**
 * Puts a new function of a built-in before place `index` of the shown flow, with the smallest setup that fits the rows there, and
 * opens its form.
 */
export function insertBuiltin(workspace: Workspace, index: number, name: string, connector?: string): void {
  const made = newBuiltin(workspace, name, index);
  if (made === null) return;
  insertFunction(workspace, index, connector === undefined ? made : { ...made, connector });
  workspace.selection.getState().set({ inspectorTab: 'code', fieldToFocus: 'builtin' });
  togglePanel(workspace.ui, 'inspector', true);
}

function newBuiltin(workspace: Workspace, name: string, index: number): FunctionToInsert | null {
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
