import { rowsAt, type TypeSource } from '../../core/chain-types/place-types.ts';
import { fnamesOf, type NodeId, sourcePlace } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { setRowType } from '../../core/project/studio.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { type FieldType, type RowType, type TypedField, typedFields } from '../../core/row-types/row-type.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';

/** The rows on an edge: what is worked out of their fields, and what a person said of them. */
export interface EdgeTypes {
  readonly flow: string;
  /** The node that hands them on; `#source` for the samples. */
  readonly id: NodeId | typeof sourcePlace;
  /** The function that hands them on, and the one that gets them; '' at the chain's ends. */
  readonly names: { readonly from: string; readonly to: string };
  readonly source: TypeSource;
  readonly worked: readonly TypedField[];
  readonly spoken: readonly TypedField[];
}

/** The types of the rows on the selected edge, or of those that the selected function (else the samples) hands on. */
export function edgeTypes(workspace: Workspace): EdgeTypes | null {
  const shown = shownFlow(workspace);
  if (shown === null) return null;
  const { edgeIndex } = workspace.selection.getState();
  return edgeTypesAt(workspace, edgeIndex ?? (shown.selected.at(-1) ?? -1) + 1);
}

/** The types of the rows that come to place `at` of the shown chain; its length: to its end. */
export function edgeTypesAt(workspace: Workspace, at: number): EdgeTypes | null {
  const shown = shownFlow(workspace);
  if (shown === null) return null;
  const index = Math.min(at, shown.ids.length);
  const id = shown.ids[index - 1] ?? sourcePlace;
  const state = workspace.project.getState();
  const { entry, model } = shown;
  const chain = fnamesOf(entry.config);
  const file = state.project.files.get(samplesPath(state, entry.name));
  const kept = flowStudio(model.studio, entry.name).rowTypes[id];
  const bare = projectModel(setRowType(state.project, entry.name, { id, chain }, null));
  const { fields, source } = rowsAt(bare, bare.flow(entry.name) ?? entry, index, file);
  return {
    flow: entry.name,
    id,
    names: { from: chain[index - 1] ?? '', to: chain[index] ?? '' },
    source,
    worked: fields === undefined ? [] : typedFields(fields),
    spoken: kept?.fields.filter(({ from }) => from === 'person') ?? [],
  };
}

/** Keeps what a person said of fields; of one of which it is what is worked out in any case, nothing is kept. One undo step. */
export function keepTypes(
  workspace: Workspace,
  { flow, id, worked }: EdgeTypes,
  fields: readonly TypedField[],
): void {
  const spoken = fields.filter((field) => !worked.some((one) => isSame(one, field)));
  workspace.project.getState().edit('forms.typesEdit', (project) => {
    const model = projectModel(project);
    const entry = model.flow(flow);
    if (entry === undefined) return project;
    const seen =
      flowStudio(model.studio, flow).rowTypes[id]?.fields.filter(({ from }) => from !== 'person') ?? [];
    const others = seen.filter(({ name }) => !spoken.some((field) => field.name === name));
    const all: RowType['fields'] = [
      ...others,
      ...spoken.map((field) => ({ ...field, from: 'person' as const })),
    ];
    const chain = fnamesOf(entry.config);
    return setRowType(project, flow, { id, chain }, all.length === 0 ? null : { fields: all });
  });
}

function isSame(one: TypedField, other: TypedField): boolean {
  return (
    one.name === other.name &&
    one.nullable === other.nullable &&
    JSON.stringify(one.type) === JSON.stringify(other.type)
  );
}

/** What a person can say that a field is; other types come of the rows alone. */
export const sayableTypes = ['number', 'int', 'text', 'date', 'datetime', 'bool'] as const;

/** A type's word in the texts: `forms.type.…`. */
export function wordOf(type: FieldType) {
  if (typeof type === 'string') return type;
  return 'list' in type ? 'list' : 'object';
}
