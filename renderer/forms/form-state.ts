import { builtinOf } from '../../core/builtins/all.ts';
import type { Builtin, Reading } from '../../core/builtins/definition.ts';
import type { ParamDefinition } from '../../core/builtins/param.ts';
import type { Setup } from '../../core/builtins/problem.ts';
import { placeTypes, type TypeSource } from '../../core/chain-types/place-types.ts';
import {
  isAlike,
  type PlacedProblem,
  setupProblems,
  unknownTargets,
} from '../../core/chain-types/setup-problems.ts';
import type { Params } from '../../core/config/types.ts';
import { effectiveParams, type NodeId, nodeIdOf, nodeIds } from '../../core/project/chain.ts';
import { setDefaultParam } from '../../core/project/edits/fields.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Project, SourceFile } from '../../core/project/project.ts';
import type { RowFields } from '../../core/row-types/row-type.ts';

/** A function at its place; without one, nothing is known of its rows. */
export interface FormPlace {
  fname: string;
  at: { flow: string; nodeId: NodeId } | null;
}

/** What the form of a built-in shows. */
export interface FormState {
  readonly fname: string;
  readonly at: FormPlace['at'];
  /** Its first place in each flow. */
  readonly standsIn: readonly NonNullable<FormPlace['at']>[];
  readonly builtin: Builtin;
  /** As it stands in the form. */
  readonly setup: Setup;
  /** What of that is not in the project. */
  readonly changes: Params;
  readonly fields: RowFields | undefined;
  readonly source: TypeSource;
  readonly reading: Reading;
  /** What would be wrong with it at other places where the function stands. */
  readonly elsewhere: readonly PlacedProblem[];
  /** What `param("…")` gives at this place. */
  readonly params: Params;
}

/**
 * Null for a function that is none, or a built-in that this version does not know. `seen`: the fields of the rows that last went
 * in, for where nothing else is known of them.
 */
export function formState(
  project: Project,
  { fname, at }: FormPlace,
  drafts: Params,
  samples: SourceFile | undefined,
  seen?: RowFields,
): FormState | null {
  const model = projectModel(project);
  const config = model.func(fname)?.config;
  const saved = savedSetup(project, fname);
  const builtin = builtinOf(saved);
  if (config === undefined || builtin === undefined) return null;
  const changes = Object.fromEntries(
    Object.entries(drafts).filter(([key, text]) => text !== (Object.hasOwn(saved, key) ? saved[key] : '')),
  );
  const setup = { ...saved, ...changes };
  const flow = at === null ? undefined : model.flow(at.flow);
  const places = flow === undefined ? [] : placeTypes(model, flow, samples);
  const index = places.findIndex(({ id }) => id === at?.nodeId);
  const known = places[index]?.input;
  const fields = known?.fields ?? seen;
  const source = known?.fields === undefined && seen !== undefined ? 'run' : (known?.source ?? 'unknown');
  const place = flow?.config.flows[index];
  const own =
    place === undefined ? [] : effectiveParams(config, place).filter(({ origin }) => origin !== 'default');
  const read = builtin.read(setup, fields);
  const targets = flow === undefined ? [] : unknownTargets(setup, flow);
  const reading = { ...read, problems: [...read.problems, ...targets] };
  return {
    fname,
    at,
    standsIn: firstPlaces(model, fname),
    builtin,
    setup,
    changes,
    fields,
    source,
    reading,
    elsewhere: problemsElsewhere(project, { fname, at }, changes, reading),
    params: { ...setup, ...Object.fromEntries(own.map(({ key, value }) => [key, value])) },
  };
}

function firstPlaces({ flows }: ProjectModel, fname: string): FormState['standsIn'] {
  return flows.flatMap(({ name, config }) =>
    config.flows.some((place) => place.fname === fname) ? [{ flow: name, nodeId: nodeIdOf(fname, 1) }] : [],
  );
}

/** Errors that the changed setup would have at the function's other places, but for those that it has here. */
function problemsElsewhere(
  project: Project,
  { fname, at }: FormPlace,
  changes: Params,
  { problems }: Reading,
): readonly PlacedProblem[] {
  const { flows } = projectModel(project);
  const places = flows.flatMap(({ name, config }) =>
    nodeIds(config).filter((id, index) => {
      return config.flows[index]?.fname === fname && !(name === at?.flow && id === at.nodeId);
    }),
  );
  if (places.length === 0) return [];
  const changed = withChanges(project, fname, changes);
  const found = setupProblems(changed, projectModel(changed), fname).get(fname) ?? [];
  return found.filter(
    ({ problem }) => problem.severity === 'error' && !problems.some((one) => isAlike(one, problem)),
  );
}

/** Whether a form shows a param: it is of use beside the others, or something is wrong with it. */
export function isShown(
  { key, when }: ParamDefinition,
  { builtin, setup, reading }: Pick<FormState, 'builtin' | 'setup' | 'reading'>,
): boolean {
  if (when === undefined || reading.problems.some((one) => one.key === key)) return true;
  const written = (setup[when.key] ?? '').trim();
  const fallback = builtin.params.find((one) => one.key === when.key)?.default ?? '';
  return when.is.includes(written || fallback);
}

/** A function's setup as it is in the project. */
export function savedSetup(project: Project, fname: string): Params {
  return projectModel(project).func(fname)?.config.option.default_params ?? {};
}

/** Whether what it makes depends on what a connector gives. */
export function isLoading({ builtin }: Pick<FormState, 'builtin'>): boolean {
  return builtin.connector === 'Load';
}

/** Whether what stands in the form may be written: check finds no error in it. */
export function isReady(state: Pick<FormState, 'reading' | 'elsewhere'>): boolean {
  return errorCount(state) === 0;
}

/** How many things have to be mended before it may be written. */
export function errorCount({ reading, elsewhere }: Pick<FormState, 'reading' | 'elsewhere'>): number {
  return reading.problems.filter(({ severity }) => severity === 'error').length + elsewhere.length;
}

/** The project with what was changed in a form. A key that is emptied goes. */
export function withChanges(project: Project, fname: string, changes: Params): Project {
  const saved = savedSetup(project, fname);
  return Object.entries(changes).reduce(
    (now, [key, text]) =>
      text.trim() !== ''
        ? setDefaultParam(now, fname, key, text)
        : Object.hasOwn(saved, key)
          ? setDefaultParam(now, fname, key, null)
          : now,
    project,
  );
}
