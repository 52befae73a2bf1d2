import type { ProjectModel } from '../../../core/project/model.ts';
import type { ProjectMap } from '../../../core/project/splices.ts';

/**
 * The flows that a search finds, by their own name, a function's or a connector's, with the connectors they use; everything
 * for an empty search.
 */
export function filterMap(map: ProjectMap, model: ProjectModel, search: string): ProjectMap {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return map;
  const has = (name: string) => name.toLowerCase().includes(wanted);
  const found = new Set(map.flows.filter((flow) => has(flow) || usesFunction(model, flow, has)));
  for (const [connector, uses] of map.uses) if (has(connector)) for (const { flow } of uses) found.add(flow);
  const uses = [...map.uses].flatMap(([connector, list]): [string, typeof list][] => {
    const left = list.filter(({ flow }) => found.has(flow));
    return left.length > 0 || has(connector) ? [[connector, left]] : [];
  });
  return {
    flows: map.flows.filter((flow) => found.has(flow)),
    uses: new Map(uses),
    splices: map.splices.filter(({ from, to }) => found.has(from.flow) && found.has(to.flow)),
  };
}

function usesFunction(model: ProjectModel, flow: string, has: (name: string) => boolean): boolean {
  return model.flow(flow)?.config.flows.some(({ fname }) => has(fname)) ?? false;
}
