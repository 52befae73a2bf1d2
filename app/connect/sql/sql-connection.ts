/** A value as it is bound: databases read each as the type of what it meets, digit for digit. */
export type SqlValue = string | null;

/** A row of an answer by its columns. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** One connection of a database. Statements that are asked for together are done one after the other. */
export interface SqlConnection {
  /** Rows one by one; when `give` throws, no more come, and the connection is of no more use. */
  each(sql: string, values: readonly SqlValue[], give: (row: SqlRow) => void): Promise<void>;
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  /** Gives it back for others. */
  release(): void;
  /** Ends it, whatever it is doing. */
  destroy(): void;
}

/** Where connections come from. */
export interface SqlPool {
  get(): Promise<SqlConnection>;
  close(): Promise<void>;
}

/** How a database wants its statements. */
export interface SqlDialect {
  quote(name: string): string;
  /** What stands for the value with this number, counted from 1. */
  place(number: number): string;
  /** Whether a statement failed because its table is not there. */
  isMissing(thrown: Error): boolean;
  /** Makes the table of positions, unless it is there. */
  readonly positionsTable: string;
  /** Characters that a name in it may have; undefined where as many as it likes. */
  readonly longestName?: number;
  /** Inserts a position unless there is one of its part. */
  readonly addPosition: string;
}

/** A value of a row, as it is bound. */
export function bound(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return JSON.stringify(value);
}
