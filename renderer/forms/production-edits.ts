import { printName } from '../../core/builtins/setup/names.ts';
import { freeName, namesOf } from '../../core/project/edits/names.ts';
import type { TypedField } from '../../core/row-types/row-type.ts';
import type { FunctionToInsert } from '../flow-actions/flow-edits.ts';
import type { Workspace } from '../stores/scopes.ts';

const castable = ['number', 'int', 'text', 'bool', 'date'] as const;

/** Whether a function before could turn a field into its type, and leave out the rows in which that can't be. */
export function isCastable({ type }: TypedField): boolean {
  return castable.some((one) => one === type);
}

/** The function that does so. */
export function castBefore(workspace: Workspace, { name, type }: TypedField): FunctionToInsert {
  const { project } = workspace.project.getState();
  return {
    kind: 'builtin',
    fname: freeName(namesOf(project, 'func'), 'Cast'),
    mode: 'Calculate',
    params: { builtin: 'cast@1', types: `${printName(name)} = ${String(type)}`, on_error: 'drop' },
  };
}

/** What is to be kept of a struct as types of the rows: a field that it lacks stays as it was worked out. */
export function typesToKeep(
  worked: readonly TypedField[],
  struct: readonly TypedField[],
): readonly TypedField[] {
  const said = struct.map((field) => ({ ...field, name: field.name.trim() }));
  return [...said, ...worked.filter(({ name }) => !said.some((field) => field.name === name))];
}
