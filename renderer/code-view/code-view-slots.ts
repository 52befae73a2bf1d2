import type { ReactNode } from 'react';
import type { SeenAt } from '../stores/run-store.ts';

/** What the code view shows of other features, handed in by the shell since features don't import each other. */
export interface CodeViewSlots {
  /** The code editor on a file of the project. */
  code(path: string): ReactNode;
  /** Rows on one side of a place, of one batch or (null) of all. */
  rows(seen: SeenAt, side: 'in' | 'out' | 'difference', batch: number | null): ReactNode;
}
