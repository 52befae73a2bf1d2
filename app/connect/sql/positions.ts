import { createHash } from 'node:crypto';
import type { KeptPosition } from '../../../core/contract/connect-contract.ts';
import type { SqlConnection, SqlDialect } from './sql-connection.ts';

/** How far a source's parts have been saved: a table of ours in the database of the rows. */
export const positionsTable = 'kisflow_positions';

/** What a part has whose position was never written. */
const none = '';

/** Makes the table where it is not there: making one is a right that not every user has. */
export async function makePositionsTable(connection: SqlConnection, dialect: SqlDialect): Promise<void> {
  const look = () => connection.run(`SELECT 1 FROM ${positionsTable} WHERE 1 = 0`);
  try {
    await look();
  } catch (thrown) {
    if (!(thrown instanceof Error && dialect.isMissing(thrown))) throw thrown;
    // Two workers that begin together may both make it: one of them fails, and finds it then.
    await connection.run(dialect.positionsTable).catch(() => connection.run(dialect.positionsTable));
  }
}

/** A name as the table has it: one that is too long would be cut, and never found again. */
function keptName(name: string, { longestName }: SqlDialect): string {
  if (longestName === undefined || [...name].length <= longestName) return name;
  return `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/**
 * Reads the positions of these parts and holds them until the transaction ends, also those that are not there yet. `seen` keeps the
 * parts that had one, which need no row to be made.
 */
export async function positionsOf(
  connection: SqlConnection,
  dialect: SqlDialect,
  { source, parts, seen }: { source: string; parts: readonly string[]; seen: Set<string> },
): Promise<KeptPosition[]> {
  const { addPosition } = dialect;
  const found: KeptPosition[] = [];
  // All in the same order, so that two workers never hold what the other waits for.
  for (const part of [...parts].sort()) {
    const kept = [keptName(source, dialect), keptName(part, dialect)];
    const id = JSON.stringify(kept);
    let next = seen.has(id) ? await heldPosition(connection, dialect, kept) : undefined;
    if (next === undefined) {
      // Asked for without being there, two workers would wait for each other to make it.
      await connection.run(addPosition, [...kept, none]);
      next = await heldPosition(connection, dialect, kept);
    }
    if (next === undefined || next === none) continue;
    seen.add(id);
    found.push({ part, next });
  }
  return found;
}

async function heldPosition(
  connection: SqlConnection,
  { place }: SqlDialect,
  kept: readonly string[],
): Promise<string | undefined> {
  const select = `SELECT position FROM ${positionsTable} WHERE source = ${place(1)} AND part = ${place(2)} FOR UPDATE`;
  let next: string | undefined;
  await connection.each(select, kept, (row) => {
    next = String(row['position']);
  });
  return next;
}

export async function writePositions(
  connection: SqlConnection,
  dialect: SqlDialect,
  source: string,
  positions: readonly KeptPosition[],
): Promise<void> {
  const { place } = dialect;
  const update = `UPDATE ${positionsTable} SET position = ${place(1)} WHERE source = ${place(2)} AND part = ${place(3)}`;
  for (const { part, next } of positions)
    await connection.run(update, [next, keptName(source, dialect), keptName(part, dialect)]);
}
