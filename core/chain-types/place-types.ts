import { builtinOf } from '../builtins/all.ts';
import type { Builtin, Reading } from '../builtins/definition.ts';
import { type NodeId, nodeIdOf, nodeIds, sourcePlace } from '../project/chain.ts';
import type { FlowEntry, FuncEntry, ProjectModel } from '../project/model.ts';
import type { SourceFile } from '../project/project.ts';
import { flowStudio } from '../project/studio-file.ts';
import { inferFields } from '../row-types/infer.ts';
import { fieldsOfType, type RowFields, type RowType } from '../row-types/row-type.ts';
import { readRows } from '../rows/read-rows.ts';
import { formatOf } from '../rows/row-format.ts';

/** Where the type of the rows that a place gets comes from. */
export type TypeSource = 'person' | 'samples' | 'run' | 'builtin' | 'unknown';

/** Rows at a point of the chain; undefined when nothing is known of their fields. */
export interface KnownRows {
  readonly fields: RowFields | undefined;
  readonly source: TypeSource;
}

/** What is known of one place of a chain. */
export interface PlaceTypes {
  readonly id: NodeId;
  readonly fname: string;
  /** The rows it gets. */
  readonly input: KnownRows;
  /** Undefined for a function with code, or one that is not known. */
  readonly builtin: Builtin | undefined;
  /** What the built-in makes of its setup over these rows. */
  readonly reading: Reading | undefined;
  /** The rows it hands on. */
  readonly output: KnownRows;
}

/**
 * The types of rows along a chain, from its source to its end: what a person said of the rows that a place hands on, what a
 * built-in makes of those that it gets, and what was kept of samples and runs. `file` has the flow's samples, if they are at hand.
 */
export function placeTypes(model: ProjectModel, flow: FlowEntry, file?: SourceFile): readonly PlaceTypes[] {
  const kept = flowStudio(model.studio, flow.name).rowTypes;
  const typeOf = (id: string): RowType | undefined => (Object.hasOwn(kept, id) ? kept[id] : undefined);
  const ids = nodeIds(flow.config);
  const places: PlaceTypes[] = [];
  const samples = file && sampleFields(file);
  let input = knownRows(typeOf(sourcePlace), samples, 'samples');
  for (const [index, { fname }] of flow.config.flows.entries()) {
    const id = ids[index] ?? nodeIdOf(fname, 1);
    const { builtin, reading } = readingOf(model, fname, input.fields);
    const output = knownRows(typeOf(id), reading?.output, 'builtin');
    places.push({ id, fname, input, builtin, reading, output });
    input = output;
  }
  return places;
}

/** The rows that a function at that place (from 0, or the chain's length) gets. */
export function rowsAt(model: ProjectModel, flow: FlowEntry, index: number, file?: SourceFile): KnownRows {
  const before = placeTypes(model, flow, file)[index - 1];
  if (before !== undefined) return before.output;
  const kept = flowStudio(model.studio, flow.name).rowTypes;
  return knownRows(
    Object.hasOwn(kept, sourcePlace) ? kept[sourcePlace] : undefined,
    file && sampleFields(file),
    'samples',
  );
}

function readingOf(
  model: ProjectModel,
  fname: string,
  input: RowFields | undefined,
): Pick<PlaceTypes, 'builtin' | 'reading'> {
  const func = model.func(fname);
  const hasCode = model.codeFile('functions', fname) !== undefined;
  const builtin = func && !hasCode ? builtinOf(func.config.option.default_params) : undefined;
  return { builtin, reading: builtin && func && readOnce(func, builtin, input) };
}

const readings = new WeakMap<FuncEntry, { input: RowFields | undefined; reading: Reading }>();

/** The last reading of a setup stays while it and the rows that it gets do: so does all that follows from it. */
function readOnce(func: FuncEntry, builtin: Builtin, input: RowFields | undefined): Reading {
  const known = readings.get(func);
  if (known !== undefined && known.input === input) return known.reading;
  const reading = builtin.read(func.config.option.default_params, input);
  readings.set(func, { input, reading });
  return reading;
}

/** A person's word on a field wins; else what is worked out; else what was seen. */
function knownRows(type: RowType | undefined, worked: RowFields | undefined, source: TypeSource): KnownRows {
  if (worked === undefined) {
    const from = type?.fields.some((field) => field.from === 'person') ? 'person' : type?.fields[0]?.from;
    return { fields: type && fieldsOfType(type), source: from ?? 'unknown' };
  }
  const spoken = type?.fields.filter(({ from }) => from === 'person') ?? [];
  if (spoken.length === 0) return { fields: worked, source };
  return { fields: new Map([...worked, ...fieldsOfType({ fields: spoken })]), source: 'person' };
}

const sampled = new WeakMap<SourceFile, RowFields | undefined>();
/** Rows of a sample file that are looked at. */
const mostSamples = 10_000;

/** The fields of a file's rows; undefined when it has none that can be read. */
export function sampleFields(file: SourceFile): RowFields | undefined {
  if (sampled.has(file)) return sampled.get(file);
  const { rows } = readRows(file.text, file.path, formatOf(file.path, file.text.slice(0, 1_000)));
  const parsed = rows.slice(0, mostSamples).map((row): unknown => JSON.parse(row));
  const fields = parsed.length === 0 ? undefined : fieldsOfType({ fields: inferFields(parsed) });
  sampled.set(file, fields);
  return fields;
}
