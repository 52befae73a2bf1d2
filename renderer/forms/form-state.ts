import { builtinOf } from '../../core/builtins/all.ts';
import type { Builtin, Reading } from '../../core/builtins/definition.ts';
import type { Setup } from '../../core/builtins/problem.ts';
import { placeTypes, type TypeSource } from '../../core/chain-types/place-types.ts';
import type { Params } from '../../core/config/types.ts';
import { effectiveParams, type NodeId } from '../../core/project/chain.ts';
import { setDefaultParam } from '../../core/project/edits/fields.ts';
import { projectModel } from '../../core/project/model.ts';
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
  readonly builtin: Builtin;
  /** As it stands in the form. */
  readonly setup: Setup;
  /** What of that is not in the project. */
  readonly changes: Params;
  readonly fields: RowFields | undefined;
  readonly source: TypeSource;
  readonly reading: Reading;
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
  return {
    fname,
    at,
    builtin,
    setup,
    changes,
    fields,
    source,
    reading: builtin.read(setup, fields),
    params: { ...setup, ...Object.fromEntries(own.map(({ key, value }) => [key, value])) },
  };
}

/** A function's setup as it is in the project. */
export function savedSetup(project: Project, fname: string): Params {
  return projectModel(project).func(fname)?.config.option.default_params ?? {};
}

/** Whether what stands in the form may be written: check finds no error in it. */
export function isReady({ reading }: Pick<FormState, 'reading'>): boolean {
  return !reading.problems.some(({ severity }) => severity === 'error');
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
