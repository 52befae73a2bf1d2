/** Sizes of what stands on the project map, in canvas units. */
export const cardSize = { width: 232, height: 92 } as const;
export const pillHeight = 30;
/** Between two cards, and between two parts of the map. */
export const mapGap = 44;
/** Between the columns of two ranks: a connector, and on both sides of it the name of the function that uses it. */
export const gutter = 400;
