/** What is drawn at a zoom: everything; names and counts; names in large type; shapes only. */
export type Detail = 'near' | 'middle' | 'far' | 'farthest';

/** From afar, only what can be read then is drawn. */
export function detailAt(zoom: number): Detail {
  if (zoom >= 0.6) return 'near';
  if (zoom >= 0.34) return 'middle';
  return zoom >= 0.11 ? 'far' : 'farthest';
}
