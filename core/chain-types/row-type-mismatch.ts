import { nodeIds, sourcePlace } from '../project/chain.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { SourceFile } from '../project/project.ts';
import { flowStudio } from '../project/studio-file.ts';
import { fieldsOfType, type RowFields, type TypedField, typedFields } from '../row-types/row-type.ts';
import { type PlaceTypes, placeTypes, sampleFields } from './place-types.ts';

/** Where what is handed on is not what is expected there: before place `index` of the chain (from 0; its length: at the end). */
export interface RowTypeMismatch {
  readonly index: number;
  /** The node that hands the rows on; `#source` for the samples. */
  readonly id: string;
  readonly field: string;
  /** A person said that the field is so, or the next function must have it (`source.must`). */
  readonly expects: { readonly by: 'person'; readonly type: TypedField } | { readonly by: 'must' };
  /** The field as it is handed on; undefined when it is not there. */
  readonly found: TypedField | undefined;
}

/** Every mismatch along a flow's chain, in its order. */
export function rowTypeMismatches(
  model: ProjectModel,
  flow: FlowEntry,
  samples?: SourceFile,
): readonly RowTypeMismatch[] {
  const places = placeTypes(model, flow, samples);
  return [...againstWords(model, flow, places, samples), ...againstMust(model, places)].toSorted(
    (one, other) => one.index - other.index,
  );
}

/** What a person said of rows, and those that make them do otherwise. */
function againstWords(
  model: ProjectModel,
  flow: FlowEntry,
  places: readonly PlaceTypes[],
  samples: SourceFile | undefined,
): RowTypeMismatch[] {
  const kept = flowStudio(model.studio, flow.name).rowTypes;
  const ids = [sourcePlace, ...nodeIds(flow.config)];
  return ids.flatMap((id, index) => {
    const spoken = Object.hasOwn(kept, id) ? (kept[id]?.fields ?? []) : [];
    const worked = index === 0 ? samples && sampleFields(samples) : places[index - 1]?.reading?.output;
    if (worked === undefined) return [];
    return spoken
      .filter(({ from }) => from === 'person')
      .flatMap(({ from: _, ...type }): RowTypeMismatch[] => {
        const found = typedField(worked, type.name);
        // What the samples lack may come in production.
        const isMissing = found === undefined && index > 0;
        if (!isMissing && (found === undefined || fits(worked, type))) return [];
        return [{ index, id, field: type.name, expects: { by: 'person', type }, found }];
      });
  });
}

function fits(worked: RowFields, type: TypedField): boolean {
  const [found, wanted] = [worked.get(type.name), fieldsOfType({ fields: [type] }).get(type.name)];
  if (found === undefined || wanted === undefined) return false;
  const isKind =
    found.type.kind === wanted.type.kind || wanted.type.kind === 'any' || found.type.kind === 'null';
  return isKind && (wanted.nullable || !found.nullable);
}

/** Fields that a function must have, and that a built-in before it does not hand on, or not in every row. A Verify looks for itself. */
function againstMust(model: ProjectModel, places: readonly PlaceTypes[]): RowTypeMismatch[] {
  return places.flatMap(({ fname, input }, index) => {
    const config = model.func(fname)?.config;
    const before = places[index - 1];
    const { fields } = input;
    if (config === undefined || before?.builtin === undefined || fields === undefined) return [];
    if (config.fmode === 'Verify') return [];
    return config.source.must.flatMap((field): RowTypeMismatch[] => {
      const found = typedField(fields, field);
      if (found !== undefined && !found.nullable) return [];
      return [{ index, id: before.id, field, expects: { by: 'must' }, found }];
    });
  });
}

function typedField(fields: RowFields, name: string): TypedField | undefined {
  const field = fields.get(name);
  return field === undefined ? undefined : typedFields(new Map([[name, field]]))[0];
}
