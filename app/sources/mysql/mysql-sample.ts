import type { TakeSample } from '../sampled.ts';
import { mysqlError } from './mysql-errors.ts';
import { optionsOf, tablesOf } from './mysql-settings.ts';
import { readTable, withMysql } from './mysql-snapshot.ts';

/** Takes some rows of each table, as a snapshot gives them. The log is not read, and nobody is locked out. */
export const sampleMysql: TakeSample = async ({ name, settings }, sampled) => {
  const tables = tablesOf(name, settings);
  const never = new AbortController().signal;
  try {
    await withMysql(optionsOf(settings), async ({ asked, own }) => {
      await asked.query("SET time_zone = '+00:00'");
      await asked.query('START TRANSACTION READ ONLY');
      let left = sampled.wish.rows;
      for (const [done, table] of tables.entries()) {
        const most = Math.ceil(left / (tables.length - done));
        if (most === 0 || sampled.isFull) return;
        const give = async (text: string) => {
          left -= 1;
          sampled.add({ text });
        };
        await readTable(own, table, give, never, most);
      }
    });
  } catch (thrown) {
    throw mysqlError(name, settings['addrs'] ?? '', '', thrown);
  }
};
