import { type NodeHandle, Position } from '@xyflow/react';
import { builtinKey, isBuiltin } from '../../../core/builtins/mark.ts';
import { breakpointShape } from '../../../core/debug/breakpoint.ts';
import type { Severity } from '../../../core/lint/diagnostic.ts';
import { effectiveParams, type NodeId, nodeIds, placeOfNode } from '../../../core/project/chain.ts';
import type { FlowEntry, ProjectModel } from '../../../core/project/model.ts';
import { pinnedInputs } from '../../../core/project/pinned-places.ts';
import { type FlowStudio, flowStudio, type StudioNote } from '../../../core/project/studio-file.ts';
import {
  type ChainLayout,
  type ChainPlace,
  layoutChain,
  type PlacedConnector,
  type RowLengths,
  sourceId,
} from '../geometry/layout.ts';
import {
  connectorHeight,
  endSize,
  jumpOffset,
  nodeSize,
  noteSize,
  type Point,
  sourceSize,
} from '../geometry/sizes.ts';
import {
  type BreakpointMark,
  type CanvasEdge,
  type CanvasNode,
  type ChainEdge,
  type ConnectorNode,
  type EndNode,
  endId,
  type FunctionNode,
  type FunctionNodeData,
  type LinkEdge,
  type LinkWay,
  type NoteNode,
  type SourceNode,
} from './canvas-elements.ts';
import type { GraphWords } from './graph-words.ts';
import { type JumpPair, jumpEdges, jumpPairs, roomForJumps } from './jump-edges.ts';

export interface FlowGraph {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  layout: ChainLayout;
  /** Node ids of the chain, by place. */
  ids: readonly NodeId[];
  /** The layout of the chain in another order of its places; null stands for a place that is still to come. */
  arrange(order: readonly (number | null)[], moved: ReadonlySet<number>): ChainLayout;
}

export interface GraphInput {
  model: ProjectModel;
  flow: FlowEntry;
  rows: RowLengths;
  /** The worst finding at a node, by node id. */
  problems: ReadonlyMap<string, Severity>;
  /** Jumps that a run made: `from>to` by places of the chain. */
  runJumps: readonly string[];
  /** Whether a source feeds the flow in live runs; a picture shows none. */
  hasSource?: boolean;
  /** What screen readers say of nodes and edges; a picture has none. */
  words?: GraphWords;
}

/** What the canvas shows of one flow, as plain nodes and edges. */
export function flowGraph(input: GraphInput): FlowGraph {
  const { model, flow, rows } = input;
  const ids = nodeIds(flow.config);
  const studio = flowStudio(model.studio, flow.name);
  const places = flow.config.flows.map(({ fname }, index) => ({
    id: ids[index] ?? '',
    connector: connectorOf(model, fname),
  }));
  const jumps = jumpPairs(model, flow, input.runJumps);
  const lay = (ordered: readonly ChainPlace[], positions: Positions, pairs: readonly JumpPair[]) => {
    const dense = layoutChain(ordered, rows, positions);
    const room = roomForJumps(pairs, dense.nodes);
    return room.size === 0 ? dense : layoutChain(ordered, rows, positions, room);
  };
  const layout = lay(places, studio.positions, jumps);
  const functions = ids.flatMap((id, index) => functionNode(input, id, index, layout.nodes[index]));
  const made: CanvasNode[] = [
    sourceNode(input, layout.source),
    ...functions,
    endNode(layout.end, ids.length),
    ...layout.connectors.map((placed) => connectorNode(model, placed, waysOf(model, placed))),
    ...studio.notes.map((note) => noteNode(flow.name, note)),
  ];
  const links = layout.connectors.flatMap(({ id, users }) =>
    users.map((user) => linkEdge(flow.name, user, id, wayOf(model, user))),
  );
  const drawn = [...chainEdges(flow.name, ids), ...links, ...jumpEdges(flow.name, ids, jumps, layout.nodes)];
  const { words } = input;
  const nodes = words === undefined ? made : made.map((node) => ({ ...node, domAttributes: words.node }));
  const edges = words === undefined ? drawn : drawn.map((edge) => words.name(edge));
  const arrange: FlowGraph['arrange'] = (order, moved) => {
    const ordered = order.map((place) => places[place ?? -1] ?? { id: comingId, connector: null });
    const kept = Object.entries(studio.positions).filter(([id]) => !moved.has(placeOfNode(ids, id)));
    const placeOf = new Map(order.map((place, index) => [place, index]));
    const pairs = jumps.flatMap(({ from, to, inCode }) => {
      const [source, target] = [placeOf.get(from), placeOf.get(to)];
      return source === undefined || target === undefined ? [] : [{ from: source, to: target, inCode }];
    });
    return lay(ordered, Object.fromEntries(kept), pairs);
  };
  return { nodes, edges, layout, ids, arrange };
}

type Positions = Readonly<Record<string, Point>>;

/** Stands for a function that is not in the chain yet; no function's node id can be this. */
const comingId = '#coming';

function wayOf(model: ProjectModel, nodeId: string): LinkWay {
  const mode = model.func(nodeId.replace(/#\d+$/, ''))?.config.fmode;
  return mode === 'Save' ? 'save' : mode === 'Load' ? 'load' : 'other';
}

/** Which ways rows go between a connector and the functions that it hangs on. */
function waysOf(model: ProjectModel, { users }: PlacedConnector): ReadonlySet<LinkWay> {
  return new Set(users.map((user) => wayOf(model, user)));
}

function connectorOf(model: ProjectModel, fname: string): string | null {
  return model.func(fname)?.config.option.cname || null;
}

function functionNode(input: GraphInput, id: NodeId, index: number, position?: Point): FunctionNode[] {
  const { model, flow, problems } = input;
  const place = flow.config.flows[index];
  if (!place || !position) return [];
  const func = model.func(place.fname)?.config;
  const studio = flowStudio(model.studio, flow.name);
  const params = effectiveParams(func, place);
  const own = params.filter(({ origin }) => origin !== 'default');
  const path = model.codeFile('functions', place.fname)?.path;
  const defaults = func?.option.default_params ?? {};
  const data: FunctionNodeData = {
    flow: flow.name,
    nodeId: id,
    index,
    fname: place.fname,
    mode: func ? func.fmode : null,
    source: func?.source.name ?? '',
    must: func?.source.must.length ?? 0,
    params: (own.length > 0 ? own : params)
      .filter(({ key }) => key !== builtinKey)
      .slice(0, 3)
      .map(({ key, value }) => `${key}=${value}`)
      .join(' '),
    setup: path === undefined && isBuiltin(defaults) ? defaults : null,
    code: path === undefined ? null : /ts$/.test(path) ? 'TS' : 'JS',
    breakpoint: breakpointMark(studio, id),
    pinned: Object.hasOwn(studio.pinned, id) ? (studio.pinned[id]?.length ?? 0) : 0,
    beforePin: index < firstCalled(input),
    problem: problems.get(id) ?? null,
  };
  return [{ id, type: 'function', position, data, ...functionBox }];
}

function breakpointMark({ breakpoints }: FlowStudio, id: NodeId): BreakpointMark | null {
  const breakpoint = Object.hasOwn(breakpoints, id) ? breakpoints[id] : undefined;
  if (breakpoint === undefined) return null;
  const { at, enabled, when, hits, log } = breakpoint;
  return { at, enabled, when, hits, log, shape: breakpointShape(breakpoint) };
}

/** The first place of the chain that pinned rows go into; -1 for none. */
function firstCalled({ model, flow }: GraphInput): number {
  const { pinned } = flowStudio(model.studio, flow.name);
  return pinnedInputs(nodeIds(flow.config), pinned)[0]?.node ?? -1;
}

function sourceNode(input: GraphInput, position: Point): SourceNode {
  const { flow, hasSource = false } = input;
  const data = { flow: flow.name, beforePin: firstCalled(input) >= 0, hasSource };
  return { id: sourceId, type: 'source', position, data, ...boxes.source };
}

function endNode(position: Point, index: number): EndNode {
  return { id: endId, type: 'end', position, data: { index, empty: index === 0 }, ...boxes.end };
}

function connectorNode(
  model: ProjectModel,
  { id, name, x, y, width }: PlacedConnector,
  ways: ReadonlySet<LinkWay>,
): ConnectorNode {
  const type = model.connector(name)?.config.type ?? null;
  const hasCode = model.codeFile('connectors', name) !== undefined;
  const size = { width, height: connectorHeight };
  // Rows that come and rows that go have a line of their own, so that both arrows can be seen.
  const beside = ways.has('save') && ways.has('load') ? besideMiddle : 0;
  return {
    id,
    type: 'connector',
    position: { x, y },
    data: { name, type, hasCode },
    ...size,
    measured: size,
    handles: [
      handle('target', 'save', Position.Top, width / 2 - beside, 0),
      handle('target', 'load', Position.Top, width / 2 + beside, 0),
      handle('target', 'other', Position.Top, width / 2, 0),
    ],
    draggable: false,
    selectable: false,
  };
}

function noteNode(flow: string, note: StudioNote): NoteNode {
  const size = { width: note.width ?? noteSize.width, height: note.height ?? noteSize.height };
  return {
    id: `note:${note.id}`,
    type: 'note',
    position: { x: note.x, y: note.y },
    data: { flow, note },
    ...size,
    measured: size,
    zIndex: -1,
    connectable: false,
  };
}

/** From a connector's middle to the lines of rows that come and go, in canvas units. */
const besideMiddle = 14;

/** The edges along the chain, from the sample rows to the open end. */
export function chainEdges(flow: string, ids: readonly string[]): ChainEdge[] {
  return [...ids, endId].map((target, index) => ({
    id: `into:${target}`,
    type: 'chain',
    source: ids[index - 1] ?? sourceId,
    sourceHandle: 'out',
    target,
    targetHandle: 'in',
    data: { flow, index, isEnd: index === ids.length },
  }));
}

function linkEdge(flow: string, user: string, connector: string, way: LinkWay): LinkEdge {
  return {
    id: `link:${user}`,
    type: 'link',
    source: user,
    sourceHandle: 'down',
    target: connector,
    targetHandle: way,
    data: { flow, way },
    selectable: false,
  };
}

/** Sizes and handles are given, not measured: nodes outside of the view have edges without ever being in the DOM. */
function handle(type: 'source' | 'target', id: string, position: Position, x: number, y: number): NodeHandle {
  return { id, type, position, x, y, width: 0, height: 0 };
}

function box(size: { readonly width: number; readonly height: number }, handles: NodeHandle[]) {
  return { width: size.width, height: size.height, measured: size, handles };
}

const { width, height } = nodeSize;
/** The size of a function's node, and where edges reach it. */
export const functionBox = box(nodeSize, [
  handle('target', 'in', Position.Left, 0, height / 2),
  handle('source', 'out', Position.Right, width, height / 2),
  handle('source', 'down', Position.Bottom, width / 2, height),
  handle('source', 'jump-out', Position.Top, width / 2 + jumpOffset, 0),
  handle('target', 'jump-in', Position.Top, width / 2 - jumpOffset, 0),
]);
const boxes = {
  source: box(sourceSize, [handle('source', 'out', Position.Right, sourceSize.width, sourceSize.height / 2)]),
  end: {
    ...box(endSize, [handle('target', 'in', Position.Left, 0, endSize.height / 2)]),
    draggable: false,
    selectable: false,
    connectable: false,
  },
};
