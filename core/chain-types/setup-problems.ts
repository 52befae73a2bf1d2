import { builtinOf } from '../builtins/all.ts';
import type { Setup, SetupProblem } from '../builtins/problem.ts';
import { fnamesOf } from '../project/chain.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import { samplesPathOf } from '../project/samples-path.ts';
import { nearest } from '../text/nearest.ts';
import { placeTypes } from './place-types.ts';

/** What is wrong with a built-in's setup at one of the places where it stands. */
export interface PlacedProblem {
  readonly flow: string;
  /** The place in that flow's chain, from 0. */
  readonly node: number;
  readonly problem: SetupProblem;
}

/**
 * What is wrong with the setups of built-ins over the rows of every place where they stand, by function; `only` asks for one. A
 * function that stands somewhere has its list, empty or not. What is wrong at several places alike is told at the first of them.
 */
export function setupProblems(
  project: Project,
  model: ProjectModel,
  only?: string,
): ReadonlyMap<string, readonly PlacedProblem[]> {
  const found = new Map<string, PlacedProblem[]>();
  for (const flow of model.flows) {
    if (only !== undefined && !fnamesOf(flow.config).includes(only)) continue;
    const samples = project.files.get(samplesPathOf(model, flow.name));
    for (const [node, { fname, reading }] of placeTypes(model, flow, samples).entries()) {
      const func = model.func(fname);
      if (func === undefined || reading === undefined || (only ?? fname) !== fname) continue;
      const told = found.get(fname) ?? [];
      found.set(fname, told);
      for (const problem of [...reading.problems, ...unknownTargets(func.config.option.default_params, flow)])
        if (!told.some((one) => isAlike(one.problem, problem))) told.push({ flow: flow.name, node, problem });
    }
  }
  return found;
}

/** Whether two places of a setup tell the same of it. */
export function isAlike(one: SetupProblem, other: SetupProblem): boolean {
  return (
    one.code === other.code && one.key === other.key && one.start === other.start && one.end === other.end
  );
}

/** Functions that a setup names and that are not in the flow: KisFlow ends the run there. */
export function unknownTargets(setup: Setup, flow: FlowEntry): SetupProblem[] {
  const builtin = builtinOf(setup);
  const names = fnamesOf(flow.config);
  return (builtin?.params ?? []).flatMap(({ key, format, when }): SetupProblem[] => {
    const written = setup[key] ?? '';
    const target = written.trim();
    const isUsed = when === undefined || when.is.includes((setup[when.key] ?? '').trim());
    if (format.kind !== 'function' || !isUsed || target === '' || names.includes(target)) return [];
    const place = { start: 0, end: written.length };
    const meant = nearest(target, names);
    return [
      {
        ...place,
        severity: 'error',
        code: 'builtin.unknown-target',
        params: { target, flow: flow.name },
        key,
        fix: meant === undefined ? undefined : { ...place, key, text: meant },
      },
    ];
  });
}
