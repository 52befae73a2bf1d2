/** What happened to one row of a table. */
export interface Change {
  /** `snapshot`: it was there when the source began. `truncate` is of all rows of the table, which are not told. */
  readonly op: 'snapshot' | 'insert' | 'update' | 'delete' | 'truncate';
  /** The table's schema; MySQL calls it database. */
  readonly schema: string;
  readonly table: string;
  /** As far as the server's log tells it; null where there was none, or the log has none of it. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** When it was committed, or written to the log; null for rows of the snapshot. */
  readonly time: string | null;
}

/** A change as the row that the flow gets. */
export function changeText({ op, schema, table, before, after, time }: Change): string {
  return JSON.stringify({ op, schema, table, before, after, time });
}
