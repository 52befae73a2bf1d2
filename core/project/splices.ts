import { projectModel } from './model.ts';
import type { Project } from './project.ts';

/** One use of a connector by a function at a place of a flow. */
export interface ConnectorUse {
  flow: string;
  /** Place in the chain, from 0. */
  node: number;
  fname: string;
  /** `other`: a mode that can't reach its connector (trap 27). */
  way: 'save' | 'load' | 'other';
}

/** Two flows joined by a connector: what `from` saves, `to` loads. Both may be the same flow. */
export interface Splice {
  connector: string;
  from: ConnectorUse;
  to: ConnectorUse;
}

export interface ProjectMap {
  flows: readonly string[];
  /** Uses by connector name, also of connectors that have no config. */
  uses: ReadonlyMap<string, readonly ConnectorUse[]>;
  splices: readonly Splice[];
}

/** Which flows and functions share which connectors. */
export function projectMap(project: Project): ProjectMap {
  const model = projectModel(project);
  const uses = new Map<string, ConnectorUse[]>(model.connectors.map(({ name }) => [name, []]));
  for (const flow of model.flows) {
    flow.config.flows.forEach(({ fname }, node) => {
      const func = model.func(fname)?.config;
      if (!func || func.option.cname === '') return;
      const list = uses.get(func.option.cname) ?? [];
      list.push({ flow: flow.name, node, fname, way: wayOf(func.fmode) });
      uses.set(func.option.cname, list);
    });
  }
  const splices = [...uses].flatMap(([connector, list]) => splicesOf(connector, list));
  return { flows: model.flows.map(({ name }) => name), uses, splices };
}

function wayOf(mode: string): ConnectorUse['way'] {
  if (mode === 'Save') return 'save';
  return mode === 'Load' ? 'load' : 'other';
}

function splicesOf(connector: string, uses: readonly ConnectorUse[]): Splice[] {
  const loads = uses.filter(({ way }) => way === 'load');
  return uses
    .filter(({ way }) => way === 'save')
    .flatMap((from) => loads.map((to) => ({ connector, from, to })));
}
