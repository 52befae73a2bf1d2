import type { Segment } from './window-segments.ts';

/** Stands for the cells of the columns that are out of sight. */
export function GapCell({ segment }: { segment: Segment }) {
  return <td colSpan={segment.kind === 'gap' ? segment.count : 1} aria-hidden />;
}
