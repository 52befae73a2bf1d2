/** The rows that one visit handed on. Batches are counted from 1. */
export interface VisitRows {
  readonly batch: number;
  /** `FName#n`. */
  readonly node: string;
  readonly rows: readonly unknown[];
}
