import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import { nodeIds } from '../../../core/project/chain.ts';
import { projectModel } from '../../../core/project/model.ts';
import type { Project } from '../../../core/project/project.ts';
import { projectMap } from '../../../core/project/splices.ts';
import { connectorWidth } from '../geometry/sizes.ts';
import { cardSize, layoutMap, pillHeight } from './map-layout.ts';

export type FlowCardNode = Node<
  { name: string; places: readonly { id: string; mode: string }[]; disabled: boolean },
  'flow'
>;
export type MapConnectorNode = Node<{ name: string; known: boolean; type: string }, 'connector'>;
export type MapNode = FlowCardNode | MapConnectorNode;

export interface MapGraph {
  nodes: MapNode[];
  edges: Edge[];
  /** Config files that can't be read and are therefore not on the map. */
  unread: number;
}

const prefix = { flow: 'flow:', connector: 'connector:' } as const;

/** All flows of a project, and the connectors through which one hands rows to another. */
export function mapGraph(project: Project): MapGraph {
  const model = projectModel(project);
  const map = projectMap(project);
  const layout = layoutMap(map, connectorWidth);
  const flows = map.flows.map((name): FlowCardNode => {
    const config = model.flow(name)?.config;
    const ids = config === undefined ? [] : nodeIds(config);
    const places = ids.map((id, index) => ({
      id,
      mode: model.func(config?.flows[index]?.fname ?? '')?.config.fmode ?? 'unknown',
    }));
    const at = layout.flows.get(name) ?? { x: 0, y: 0 };
    return {
      id: prefix.flow + name,
      type: 'flow',
      position: at,
      data: { name, places, disabled: config?.status === 0 },
      ...box(cardSize.width, cardSize.height),
    };
  });
  const connectors = [...map.uses.keys()].map((name): MapConnectorNode => {
    const config = model.connector(name)?.config;
    return {
      id: prefix.connector + name,
      type: 'connector',
      position: layout.connectors.get(name) ?? { x: 0, y: 0 },
      data: { name, known: config !== undefined, type: config?.type ?? '' },
      ...box(connectorWidth(name), pillHeight),
    };
  });
  const edges = [...map.uses].flatMap(([connector, uses]) =>
    uses.map(({ flow, fname, node, way }): Edge => {
      const ends = [prefix.flow + flow, prefix.connector + connector];
      const [source = '', target = ''] = way === 'load' ? ends.reverse() : ends;
      return {
        id: `${connector} ${flow} ${node}`,
        source,
        target,
        sourceHandle: 'out',
        targetHandle: 'in',
        label: fname,
        animated: false,
      };
    }),
  );
  return { nodes: [...flows, ...connectors], edges, unread: model.broken.length };
}

/** Sizes and handles are given, so that edges of nodes out of sight are drawn, too. */
function box(width: number, height: number) {
  const handle = (type: 'source' | 'target', id: string, position: Position, x: number): NodeHandle => ({
    id,
    type,
    position,
    x,
    y: height / 2,
    width: 0,
    height: 0,
  });
  return {
    width,
    height,
    measured: { width, height },
    handles: [handle('target', 'in', Position.Left, 0), handle('source', 'out', Position.Right, width)],
  };
}
