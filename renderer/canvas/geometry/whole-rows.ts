import { evenRows, type RowLengths, rowsIn } from './layout.ts';
import { columnGap, connectorGap, connectorPitch, nodeSize, rowPitch, sourceSize } from './sizes.ts';
import type { Size } from './viewport.ts';

/** Free on the left and the right of the chain together, in pixels. */
const margins = 76;
/** At this zoom names can still be read, so a flow that is shown whole at it needs no longer rows. */
const readable = 0.5;
/** Longer rows are only worth their length when the whole flow is that much larger for them. */
const worthwhile = 1.05;

/**
 * How long the rows of a chain of `count` functions are in a canvas of this size. They fit its width, as lines of a text do,
 * while the whole flow can be read; in longer flows they are two, three … times as long, so that the whole has the shape
 * of the canvas instead of a thin column.
 */
export function rowsFor(count: number, size: Size, hasConnectors: boolean): RowLengths {
  const room = { width: Math.max(1, size.width - margins), height: Math.max(1, size.height - margins) };
  const height = hasConnectors ? nodeSize.height + connectorGap + connectorPitch + rowPitch / 3 : rowPitch;
  let best = rowsIn(size.width - margins);
  let zoom = wholeZoom(count, best, room, height);
  if (zoom >= readable) return best;
  const inWidth = best.next;
  for (let screens = 2; screens * inWidth < 2 * count; screens++) {
    const longer = evenRows(screens * inWidth);
    const larger = wholeZoom(count, longer, room, height);
    if (larger < zoom * worthwhile) break;
    best = longer;
    zoom = larger;
  }
  return best;
}

/** About how large the whole chain is then, at most as large as life. */
function wholeZoom(count: number, { first, next }: RowLengths, room: Size, rowHeight: number): number {
  const rows = 1 + Math.ceil(Math.max(0, count - first) / next);
  const width = sourceSize.width + Math.min(count, next) * (columnGap + nodeSize.width);
  return Math.min(1, room.width / width, room.height / (rows * rowHeight));
}
