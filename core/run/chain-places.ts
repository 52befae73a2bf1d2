import { nodeIds } from '../project/chain.ts';
import type { ProjectModel } from '../project/model.ts';
import type { ChainPlace } from './run-facts.ts';

/** A flow's chain as the project has it now; empty for a flow that is not there. */
export function chainPlaces(model: ProjectModel, flow: string): ChainPlace[] {
  const config = model.flow(flow)?.config;
  if (!config) return [];
  return nodeIds(config).map((id, place) => {
    const fname = config.flows[place]?.fname ?? '';
    const func = model.func(fname)?.config;
    const cname = func?.option.cname ?? '';
    return {
      id,
      fname,
      mode: func?.fmode ?? '',
      connector: cname === '' ? null : cname,
      codeFile: model.codeFile('functions', fname)?.path ?? null,
    };
  });
}
