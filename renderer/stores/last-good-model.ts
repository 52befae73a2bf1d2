import type { BrokenFile, ConfigEntry, ProjectModel } from '../../core/project/model.ts';

/**
 * A project's model to look at: a file that can't be read for now, as while someone types in its YAML, stands in it as it
 * last could. Edits are made on the project itself, never on this.
 */
export interface ShownModel extends ProjectModel {
  /** Why an entry's file can't be read now; undefined when it can. */
  brokenAt(path: string): BrokenFile | undefined;
}

/** Remembers entries from model to model of one project. */
export function createLastGoodModel(): (model: ProjectModel) => ShownModel {
  const known = new Map<string, ConfigEntry>();
  const shown = new WeakMap<ProjectModel, ShownModel>();
  return (model) => {
    const made = shown.get(model) ?? withLastGood(model, known);
    shown.set(model, made);
    return made;
  };
}

function withLastGood(model: ProjectModel, known: Map<string, ConfigEntry>): ShownModel {
  const { flows, functions, connectors, globals } = model;
  for (const entries of [flows, functions, connectors, globals])
    for (const entry of entries) known.set(entry.path, entry);
  const broken = new Map(model.broken.map((file) => [file.path, file]));
  const lost = model.broken.flatMap(({ path }) => known.get(path) ?? []);
  const lostFlows = lost.filter((entry) => entry.kind === 'flow');
  const lostFunctions = lost.filter((entry) => entry.kind === 'func');
  const lostConnectors = lost.filter((entry) => entry.kind === 'conn');
  const named = <E extends ConfigEntry>(entries: readonly E[], name: string) =>
    entries.find((entry) => entry.name === name);
  return {
    ...model,
    flows: [...flows, ...lostFlows],
    functions: [...functions, ...lostFunctions],
    connectors: [...connectors, ...lostConnectors],
    globals: [...globals, ...lost.filter((entry) => entry.kind === 'global')],
    flow: (name) => model.flow(name) ?? named(lostFlows, name),
    func: (name) => model.func(name) ?? named(lostFunctions, name),
    connector: (name) => model.connector(name) ?? named(lostConnectors, name),
    brokenAt: (path) => broken.get(path),
  };
}
