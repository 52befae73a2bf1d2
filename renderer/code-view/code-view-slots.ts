import type { ReactNode } from 'react';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import type { SeenAt } from '../stores/run-store.ts';

/** What stands beside each other. */
export interface Beside {
  left: ReactNode;
  middle: ReactNode;
  right: ReactNode;
}

/** What the code view shows of other features, handed in by the shell since features don't import each other. */
export interface CodeViewSlots {
  /** The code editor on a file of the project. */
  code(path: string): ReactNode;
  /** The form of a built-in, with rows in and out put beside it by `columns`. */
  setup(fname: string, at: FlowPlace | null, columns: (parts: Beside) => ReactNode): ReactNode;
  /** Rows on one side of a place, of one batch or (null) of all. */
  rows(seen: SeenAt, side: 'in' | 'out' | 'difference', batch: number | null): ReactNode;
}
