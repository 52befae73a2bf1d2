import type pg from 'pg';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { Sampled, TakeSample } from '../sampled.ts';
import { postgresError } from './postgres-errors.ts';
import { clientConfigOf } from './postgres-settings.ts';
import { publishedTables, readTable, selectOf, withClient } from './postgres-snapshot.ts';

/** A row may be large. */
const rowsAtOnce = 10;

/** Takes some rows of each table of the publication, as a snapshot gives them. The log is not read, and no slot is made. */
export const samplePostgres: TakeSample = async ({ name, settings }, sampled) => {
  const { addrs: address = '', publication = '' } = settings;
  try {
    await withClient(clientConfigOf(settings), async (client) => {
      await client.query('BEGIN READ ONLY');
      await client.query('SET LOCAL statement_timeout = 15000');
      const made = await client.query('SELECT 1 FROM pg_publication WHERE pubname = $1', [publication]);
      if (made.rows.length === 0)
        throw new CodedError('live.no-publication', { source: name, address, publication });
      await sampleTables(client, publication, sampled);
      await client.query('COMMIT');
    });
  } catch (thrown) {
    throw postgresError({ source: name, address, publication, slot: '' }, thrown);
  }
};

async function sampleTables(client: pg.Client, publication: string, sampled: Sampled): Promise<void> {
  const tables = await publishedTables(client, publication);
  let left = sampled.wish.rows;
  for (const [done, table] of tables.entries()) {
    const most = Math.ceil(left / (tables.length - done));
    if (most === 0 || sampled.isFull) return;
    await readTable(client, table, `${selectOf(table)} LIMIT ${most}`, rowsAtOnce, async (text) => {
      left -= 1;
      sampled.add({ text });
    });
  }
}
