import pg, { type ClientConfig } from 'pg';
import { postgresValue } from '../../connect/drivers/postgres-values.ts';
import { changeText } from '../changes/change-row.ts';

/** Rows that are fetched at a time: no more of a table are in memory. */
const rowsAtOnce = 1000;

interface PublishedTable {
  schema: string;
  table: string;
  columns: readonly string[] | undefined;
  filter: string | undefined;
}

/** Connects, does this, and disconnects. */
export async function withClient<Result>(
  config: ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(config);
  // A connection that breaks fails what it is asked.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Gives the rows of all tables of a publication, as an exported snapshot has them. */
export async function readSnapshot(
  config: ClientConfig,
  { publication, snapshot }: { publication: string; snapshot: string },
  give: (text: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  await withClient(config, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)}`);
    for (const table of await publishedTables(client, publication)) {
      await readTable(client, table, selectOf(table), rowsAtOnce, async (text) => {
        signal.throwIfAborted();
        await give(text);
      });
    }
    await client.query('COMMIT');
  });
}

/** Gives rows of a table, within a transaction; `atOnce` are in memory. */
export async function readTable(
  client: pg.Client,
  table: PublishedTable,
  select: string,
  atOnce: number,
  give: (text: string) => Promise<void>,
): Promise<void> {
  await client.query(`DECLARE kisflow_rows NO SCROLL CURSOR FOR ${select}`);
  for (;;) {
    const { rows, fields } = await client.query<(string | null)[]>({
      text: `FETCH ${atOnce} FROM kisflow_rows`,
      rowMode: 'array',
      types: { getTypeParser: () => (text: string) => text },
    });
    for (const row of rows) await give(snapshotText(table, row, fields));
    if (rows.length < atOnce) break;
  }
  await client.query('CLOSE kisflow_rows');
}

interface TableRow {
  schemaname: string;
  tablename: string;
  attnames?: string[];
  rowfilter?: string | null;
}

/** Which tables, and what of them: newer servers publish some columns and rows only. As JSON, in which lists of names are lists. */
export async function publishedTables(client: pg.Client, publication: string): Promise<PublishedTable[]> {
  const { rows } = await client.query<{ told: TableRow }>(
    'SELECT to_jsonb(p) AS told FROM pg_publication_tables p WHERE pubname = $1 ORDER BY schemaname, tablename',
    [publication],
  );
  return rows.map(({ told: { schemaname, tablename, attnames, rowfilter } }) => {
    return { schema: schemaname, table: tablename, columns: attnames, filter: rowfilter ?? undefined };
  });
}

export function selectOf({ schema, table, columns, filter }: PublishedTable): string {
  const what = columns === undefined ? '*' : columns.map(quoted).join(', ');
  return `SELECT ${what} FROM ${quoted(schema)}.${quoted(table)}${filter === undefined ? '' : ` WHERE ${filter}`}`;
}

function snapshotText(
  { schema, table }: PublishedTable,
  row: readonly (string | null)[],
  fields: readonly pg.FieldDef[],
): string {
  const after = Object.fromEntries(
    fields.map(({ name, dataTypeID }, index) => {
      const text = row[index];
      return [name, text === null || text === undefined ? null : postgresValue(dataTypeID, text)];
    }),
  );
  return changeText({ op: 'snapshot', schema, table, before: null, after, time: null });
}
