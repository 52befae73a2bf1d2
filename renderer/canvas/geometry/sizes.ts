/** Sizes of what stands on the canvas, in canvas units (pixels at zoom 1). */
export const nodeSize = { width: 196, height: 84 } as const;
export const sourceSize = { width: 148, height: 84 } as const;
export const endSize = { width: 28, height: 28 } as const;
/** Of a note that nobody made larger or smaller. */
export const noteSize = { width: 190, height: 96 } as const;
export const connectorHeight = 30;
/** Below the sample rows, where a flow has a source of live runs: its card, with the line that it hangs on. */
export const sourceCardRoom = 14 + 38;
/** Between two nodes of a row, where the count and the `+` stand. */
export const columnGap = 54;
/** Height of a row without connectors, up to the next row. */
export const rowPitch = 172;
/** Below a function: it grows by two lines of reason without reaching the words of a wrapped edge. */
export const reasonRoom = 36;
/** From a function's lower side to its connector. */
export const connectorGap = 60;
/** Between two connectors that hang one below the other. */
export const connectorPitch = 38;
/** Where the line of a wrapped edge runs, above the row it leads to. */
export const laneAboveRow = 30;

/** Jumps leave and arrive this far beside the middle, so that a loop onto itself can be seen. */
export const jumpOffset = 24;
/** How far from a function a jump into another row runs: between it and the lane of a wrapped edge. */
export const jumpMargin = 13;

export interface Point {
  x: number;
  y: number;
}
export interface Rect extends Point {
  width: number;
  height: number;
}

/** Width of a connector's pill: never wider than the function that it hangs on. */
export function connectorWidth(name: string): number {
  return 2 * Math.round(Math.min(nodeSize.width, Math.max(96, wordsBeside + widthOf(name))) / 2);
}

/** Whether a pill has room for the words beside its name. */
export function hasRoomBeside(name: string): boolean {
  return wordsBeside + widthOf(name) <= nodeSize.width;
}

/** A pill's sign, its margins, and what stands behind the connector, in pixels. */
const wordsBeside = 128;

/** About as wide as its 12 px type is; CJK is about twice as wide. */
function widthOf(name: string): number {
  let units = 0;
  for (const character of name) units += (character.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 7;
  return units;
}
