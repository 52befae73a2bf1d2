import {
  columnGap,
  connectorGap,
  connectorHeight,
  connectorPitch,
  connectorWidth,
  endSize,
  laneAboveRow,
  nodeSize,
  type Point,
  type Rect,
  rowPitch,
  sourceSize,
} from './sizes.ts';

/** One place of the chain, as far as the layout cares. */
export interface ChainPlace {
  id: string;
  /** Name of the connector below it; null for none. */
  connector: string | null;
}

export interface PlacedConnector extends Rect {
  id: string;
  name: string;
  /** Node ids of the functions that use it, in chain order. */
  users: string[];
}

export interface ChainLayout {
  source: Point;
  /** Upper left corners, by the index in the chain. */
  nodes: Point[];
  /** Where the chain's open end is, with its `+`. */
  end: Point;
  connectors: PlacedConnector[];
}

/** How many functions stand in the chain's first row, and in each of the next ones. */
export interface RowLengths {
  first: number;
  next: number;
}

/** The key of the sample rows' position; no function's node id can be this. */
export const sourceId = '#source';
const pitch = nodeSize.width + columnGap;
/** In a wide canvas every row begins below the first function, so that the sample rows stand alone in the margin. */
const firstColumn = sourceSize.width + columnGap;
/** From this many functions in a row on, a margin for the sample rows costs little. */
const wideRow = 3;

/**
 * How many functions fit into the rows of a canvas of this width (canvas units, margins not counted). In a narrow one the
 * sample rows take the first place of the first row, as a word does in a text, and the next rows begin below them.
 */
export function rowsIn(width: number): RowLengths {
  const beside = Math.floor((width - firstColumn + columnGap) / pitch);
  if (beside >= wideRow) return evenRows(beside);
  const next = Math.max(1, Math.floor((width + columnGap) / pitch));
  return { first: next - 1, next };
}

/** Rows of the same length, all of them right of the sample rows. */
export function evenRows(length: number): RowLengths {
  return { first: length, next: length };
}

interface Cell {
  row: number;
  x: number;
}

/** Where a place of the chain stands in the text. */
function cellOf(index: number, rows: RowLengths): Cell {
  const isNarrow = rows.first !== rows.next;
  const left = isNarrow ? 0 : firstColumn;
  if (index < rows.first) return { row: 0, x: (isNarrow ? pitch : firstColumn) + index * pitch };
  const after = index - rows.first;
  return { row: 1 + Math.floor(after / rows.next), x: left + (after % rows.next) * pitch };
}

/**
 * Lays a chain out like text: from left to right, then on with the next row. `positions` (by node id) are where a person
 * put nodes; the others keep their place in the text, and connectors follow the functions that use them. `roomAbove` says, by
 * place, how much more than usual is between its row and the one before.
 */
export function layoutChain(
  places: readonly ChainPlace[],
  rows: RowLengths,
  positions: Readonly<Record<string, Point>>,
  roomAbove: ReadonlyMap<number, number> = new Map(),
): ChainLayout {
  const cells = places.map((_, index) => cellOf(index, rows));
  const tops = rowTops(places, cells, roomAbove);
  const nodes = places.map(({ id }, index): Point => {
    const moved = Object.hasOwn(positions, id) ? positions[id] : undefined;
    if (moved) return { x: moved.x, y: moved.y };
    const { row, x } = cells[index] ?? { row: 0, x: 0 };
    return { x, y: tops[row] ?? 0 };
  });
  const source = positions[sourceId] ?? { x: 0, y: 0 };
  const before = nodes.at(-1);
  const middle = (nodeSize.height - endSize.height) / 2;
  const end = before
    ? { x: before.x + nodeSize.width + columnGap - 10, y: before.y + middle }
    : { x: source.x + firstColumn, y: source.y + middle };
  return { source, nodes, end, connectors: placeConnectors(places, nodes, rows.next) };
}

/** The upper side of every row: a row makes room for what hangs below the one before, and for what runs above itself. */
function rowTops(
  places: readonly ChainPlace[],
  cells: readonly Cell[],
  roomAbove: ReadonlyMap<number, number>,
): number[] {
  const rowOf = cells.map(({ row }) => row);
  const count = 1 + Math.max(0, rowOf.at(-1) ?? 0);
  const tops: number[] = [];
  let top = 0;
  let start = 0;
  for (let row = 0; row < count; row++) {
    let end = start;
    while (rowOf[end] === row) end++;
    if (row > 0)
      top += Math.max(0, ...cells.slice(start, end).map((_, index) => roomAbove.get(start + index) ?? 0));
    tops.push(top);
    const lines = connectorLines(places.slice(start, end), cells.slice(start, end));
    const below = connectorGap + lines * connectorPitch + laneAboveRow + 20;
    top += lines === 0 ? rowPitch : nodeSize.height + below;
    start = end;
  }
  return tops;
}

/** How many connectors hang one below the other at the most crowded place of a row. */
function connectorLines(row: readonly ChainPlace[], cells: readonly Cell[]): number {
  const nodes = cells.map(({ x }) => ({ x, y: 0 }));
  const placed = placeConnectors(row, nodes, row.length);
  const lowest = Math.max(-1, ...placed.map(({ y }) => y));
  return placed.length === 0 ? 0 : 1 + Math.round((lowest - nodeSize.height - connectorGap) / connectorPitch);
}

/** A connector is drawn once for users that stand within two columns of each other; further away it is drawn again. */
function placeConnectors(
  places: readonly ChainPlace[],
  nodes: readonly Point[],
  columns: number,
): PlacedConnector[] {
  const groups: { name: string; members: number[] }[] = [];
  const open = new Map<string, { name: string; members: number[] }>();
  places.forEach(({ connector }, index) => {
    const node = nodes[index];
    if (connector === null || !node) return;
    const group = open.get(connector);
    if (group?.members.some((member) => isClose(nodes[member], node))) {
      group.members.push(index);
      return;
    }
    const fresh = { name: connector, members: [index] };
    open.set(connector, fresh);
    groups.push(fresh);
  });
  const placed: PlacedConnector[] = [];
  for (const { name, members } of groups) {
    const recent = placed.slice(-2 * columns - 2);
    placed.push(hangBelow(name, members, places, nodes, recent));
  }
  return placed;
}

function isClose(a: Point | undefined, b: Point): boolean {
  return a !== undefined && Math.abs(a.x - b.x) <= 2 * pitch && Math.abs(a.y - b.y) < nodeSize.height / 2;
}

function hangBelow(
  name: string,
  members: readonly number[],
  places: readonly ChainPlace[],
  nodes: readonly Point[],
  placed: readonly PlacedConnector[],
): PlacedConnector {
  const users = members.flatMap((member) => places[member]?.id ?? []);
  const corners = members.flatMap((member) => nodes[member] ?? []);
  const middle = corners.reduce((sum, { x }) => sum + x, 0) / corners.length + nodeSize.width / 2;
  const width = connectorWidth(name);
  const rect = {
    x: Math.round(middle - width / 2),
    y: Math.max(...corners.map(({ y }) => y)) + nodeSize.height + connectorGap,
    width,
    height: connectorHeight,
  };
  while (placed.some((other) => overlaps(rect, other, 8))) rect.y += connectorPitch;
  return { ...rect, id: `connector:${name}@${users[0] ?? ''}`, name, users };
}

/** Whether two rectangles come nearer to each other than `margin`. */
export function overlaps(a: Rect, b: Rect, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}
