/** Pixels of a window that has no place of its own yet. */
export const wanted = { width: 1440, height: 900 };
export const smallest = { width: 800, height: 560 };
