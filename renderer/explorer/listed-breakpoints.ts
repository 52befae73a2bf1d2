import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import { type NodeId, nodeIds } from '../../core/project/chain.ts';
import type { ProjectModel } from '../../core/project/model.ts';
import { flowStudio } from '../../core/project/studio-file.ts';

/** A breakpoint with its place. */
export interface ListedBreakpoint {
  flow: string;
  nodeId: NodeId;
  breakpoint: Breakpoint;
}

/** All breakpoints of a project, flow by flow, each in the order of its chain; places that are gone have none. */
export function listedBreakpoints(model: Pick<ProjectModel, 'flows' | 'studio'>): ListedBreakpoint[] {
  return model.flows.flatMap(({ name: flow, config }) => {
    const { breakpoints } = flowStudio(model.studio, flow);
    return nodeIds(config).flatMap((nodeId) => {
      const breakpoint = Object.hasOwn(breakpoints, nodeId) ? breakpoints[nodeId] : undefined;
      return breakpoint === undefined ? [] : [{ flow, nodeId, breakpoint }];
    });
  });
}
