import { builtinOf } from '../builtins/all.ts';
import type { Reading } from '../builtins/definition.ts';
import type { FieldUse, Setup } from '../builtins/problem.ts';
import { printName } from '../builtins/setup/names.ts';
import { fieldText } from '../expr/check/names.ts';
import { setDefaultParam } from '../project/edits/fields.ts';
import { type FlowEntry, type ProjectModel, projectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import { samplesPathOf } from '../project/samples-path.ts';
import type { RowFields } from '../row-types/row-type.ts';
import { type PlaceTypes, placeTypes } from './place-types.ts';

/** A place of a flow's chain, from 0. */
export interface FieldOrigin {
  readonly flow: string;
  readonly index: number;
}

/** Which of a setup's fields out are gone, and what the one that only got another name is called now. */
export interface FieldChange {
  readonly gone: readonly string[];
  readonly renamed: { readonly from: string; readonly to: string } | undefined;
}

/** What became of the fields that a function hands on, when its setup was changed. */
export function fieldChange(before: RowFields | undefined, after: RowFields | undefined): FieldChange {
  if (before === undefined || after === undefined) return { gone: [], renamed: undefined };
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const come = [...after.keys()].filter((name) => !before.has(name));
  const [from, to] = [gone[0], come[0]];
  const isRenamed = gone.length === 1 && come.length === 1 && from !== undefined && to !== undefined;
  return isRenamed ? { gone: [], renamed: { from, to } } : { gone, renamed: undefined };
}

/** The built-ins behind a place that read a field which it hands on, in the chain's order. */
export function fieldReaders(
  project: Project,
  { flow, index }: FieldOrigin,
  field: string,
): readonly string[] {
  const readers: string[] = [];
  for (const { fname, reading } of placesBehind(project, flow, index)) {
    if (reading === undefined) break;
    if (reading.uses.some((use) => use.field === field)) readers.push(fname);
    if (reading.output === undefined || !reading.output.has(field)) break;
  }
  return readers;
}

/** A project in which setups follow a field's new name. */
export interface Followed {
  readonly project: Project;
  /** The functions whose setups were changed. */
  readonly changed: readonly string[];
}

/**
 * Lets the setups behind a place read a field by the new name under which it comes. It ends where the field is not handed on, or
 * set anew; at code; and at a function that stands elsewhere, too, whose rows there keep the old name.
 */
export function followRename(
  project: Project,
  { flow, index }: FieldOrigin,
  { from, to }: { from: string; to: string },
): Followed {
  const model = projectModel(project);
  const changed: string[] = [];
  let edited = project;
  for (const place of placesBehind(project, flow, index)) {
    const setup = model.func(place.fname)?.config.option.default_params;
    const { reading, input } = place;
    if (setup === undefined || reading === undefined || input.fields === undefined) break;
    const followed = renameIn(setup, reading.uses, { from, to });
    const after = builtinOf(setup)?.read({ ...setup, ...followed }, renamed(input.fields, { from, to }));
    const keys = Object.keys(followed);
    if (keys.length > 0) {
      if (isSharedOrWrong(model, place, reading, after)) break;
      changed.push(place.fname);
      edited = keys.reduce((now, key) => setDefaultParam(now, place.fname, key, followed[key] ?? ''), edited);
    }
    if (after?.output === undefined || !after.output.has(to) || after.output.has(from)) break;
  }
  return { project: edited, changed };
}

function isSharedOrWrong(
  model: ProjectModel,
  { fname }: PlaceTypes,
  before: Reading,
  after: Reading | undefined,
): boolean {
  const places = model.flows.flatMap(({ config }) => config.flows.filter((place) => place.fname === fname));
  const isSound = ({ problems }: Reading) => !problems.some(({ severity }) => severity === 'error');
  return places.length > 1 || after === undefined || (isSound(before) && !isSound(after));
}

/** The texts of a setup in which a field is named otherwise. */
function renameIn(
  setup: Setup,
  uses: readonly FieldUse[],
  { from, to }: { from: string; to: string },
): Record<string, string> {
  const texts: Record<string, string> = {};
  const own = uses.filter(({ field }) => field === from).toSorted((one, other) => other.start - one.start);
  for (const { key, form, start, end } of own) {
    const text = texts[key] ?? setup[key] ?? '';
    const written = form === 'name' ? printName(to) : `row${fieldText(to)}`;
    texts[key] = text.slice(0, start) + written + text.slice(end);
  }
  return texts;
}

function renamed(fields: RowFields, { from, to }: { from: string; to: string }): RowFields {
  return new Map([...fields].map(([name, field]) => [name === from ? to : name, field]));
}

function placesBehind(project: Project, flow: string, index: number): readonly PlaceTypes[] {
  const model = projectModel(project);
  const entry: FlowEntry | undefined = model.flow(flow);
  if (entry === undefined) return [];
  return placeTypes(model, entry, project.files.get(samplesPathOf(model, flow))).slice(index + 1);
}
