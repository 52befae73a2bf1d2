import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import { nodeIds } from '../../../core/project/chain.ts';
import { projectModel } from '../../../core/project/model.ts';
import type { Project } from '../../../core/project/project.ts';
import { projectMap } from '../../../core/project/splices.ts';
import { connectorWidth } from '../geometry/sizes.ts';
import { filterMap } from './map-filter.ts';
import { layoutMap } from './map-layout.ts';
import { cardSize, pillHeight } from './map-sizes.ts';

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
  /** Flows that the search found, and all there are. */
  found: number;
  total: number;
}

const prefix = { flow: 'flow:', connector: 'connector:' } as const;

/** The flows of a project that a search finds, and the connectors through which one hands rows to another. */
export function mapGraph(project: Project, search = ''): MapGraph {
  const model = projectModel(project);
  const all = projectMap(project);
  const map = filterMap(all, model, search);
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
  const unread = model.broken.length;
  return {
    nodes: [...flows, ...connectors],
    edges,
    unread,
    found: map.flows.length,
    total: all.flows.length,
  };
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
