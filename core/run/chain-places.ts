import { functionOfNode, type NodeId, nodeIds } from '../project/chain.ts';
import type { ProjectModel } from '../project/model.ts';
import type { ChainPlace } from './run-facts.ts';

/** A flow's chain as the project has it now; empty for a flow that is not there. */
export function chainPlaces(model: ProjectModel, flow: string): ChainPlace[] {
  const config = model.flow(flow)?.config;
  if (!config) return [];
  return nodeIds(config).map((id) => chainPlace(model, id));
}

/** A place of a chain as the project has it. */
export function chainPlace(model: Pick<ProjectModel, 'func' | 'codeFile'>, id: NodeId): ChainPlace {
  const fname = functionOfNode(id);
  const config = model.func(fname)?.config;
  const connector = config?.option.cname || null;
  return {
    id,
    fname,
    mode: config?.fmode ?? '',
    connector,
    codeFile: model.codeFile('functions', fname)?.path ?? null,
    connectorFile: connector === null ? null : (model.codeFile('connectors', connector)?.path ?? null),
  };
}
