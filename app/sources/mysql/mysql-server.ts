import { CodedError } from '../../../core/errors/coded-error.ts';
import type { ChangeServer } from '../changes/change-server.ts';
import type { OpenSettings } from '../source-reader.ts';
import { UnreadableLog } from './binlog-changes.ts';
import { parsePlace } from './binlog-place.ts';
import { mysqlError } from './mysql-errors.ts';
import { followBinlog } from './mysql-log.ts';
import { optionsOf, serverIdOf, tablesOf, type WatchedTable } from './mysql-settings.ts';
import { type Client, readSnapshot, rowsOf, withMysql } from './mysql-snapshot.ts';

/** What each setting has to be, where a server has it; others write what can't be read as rows. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  log_bin: ['ON', '1'],
  binlog_format: ['ROW'],
  binlog_row_image: ['FULL'],
  binlog_transaction_compression: ['OFF', '0'],
  binlog_row_value_options: [''],
};

type Opened = Pick<OpenSettings, 'name' | 'flow' | 'project' | 'settings' | 'warn'>;

/** A MySQL or MariaDB whose binary log is read. */
export function mysqlServer(opened: Opened): ChangeServer {
  const { name, settings, warn } = opened;
  const { addrs: address = '' } = settings;
  const tables = tablesOf(name, settings);
  const options = optionsOf(settings);

  function told(place: string, thrown: unknown): unknown {
    if (!(thrown instanceof UnreadableLog)) return mysqlError(name, address, place, thrown);
    const { setting, message: detail } = thrown;
    return new CodedError('live.log-setting', { source: name, address, setting, detail }, {}, thrown);
  }
  async function asked<Result>(place: string, work: (client: Client) => Promise<Result>): Promise<Result> {
    try {
      return await withMysql(options, work);
    } catch (thrown) {
      throw told(place, thrown);
    }
  }
  async function logs({ asked: own }: Client): Promise<{ file: string; size: number }[]> {
    const rows = await rowsOf(own, 'SHOW BINARY LOGS');
    return rows.map((row) => ({ file: String(row['Log_name']), size: Number(row['File_size']) }));
  }

  return {
    scope: tables
      .map(({ schema, table }) => `${schema}.${table}`)
      .sort()
      .join(', '),
    async check({ place }) {
      await asked(place ?? '', async (client) => {
        const names = await checkSettings(client, name, address);
        if (!names) warn(new CodedError('live.names-at-present', { source: name, address }).data);
        await checkRights(client, name, address);
        await checkTables(client, name, tables);
        if (place === undefined) return;
        const { file } = parsePlace(place);
        if ((await logs(client)).some((log) => log.file === file)) return;
        throw new CodedError('live.log-lost', { source: name, address, place, detail: `${file}: purged` });
      });
    },
    async snapshot(give, signal) {
      try {
        return await readSnapshot(options, tables, give, signal);
      } catch (thrown) {
        throw told('', thrown);
      }
    },
    async follow(place) {
      const serverId = serverIdOf(opened);
      return followBinlog({ options, serverId, tables, told: (thrown) => told(place, thrown) }, place);
    },
    async behind(place) {
      const { file, offset } = parsePlace(place);
      const all = await asked(place, logs);
      const from = all.findIndex((log) => log.file === file);
      return all.slice(Math.max(from, 0)).reduce((sum, { size }) => sum + size, 0) - offset;
    },
  };
}

/** Throws `live.log-setting`; whether the log has the names of columns. */
async function checkSettings({ asked }: Client, source: string, address: string): Promise<boolean> {
  const rows = await rowsOf(asked, 'SHOW GLOBAL VARIABLES WHERE Variable_name = ? OR Variable_name LIKE ?', [
    'log_bin',
    'binlog_%',
  ]);
  const values = new Map(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
  for (const [name, right] of Object.entries(wanted)) {
    const value = values.get(name);
    if (value === undefined || right.includes(value.toUpperCase())) continue;
    const setting = `${name} = ${right[0] || "''"}`;
    throw new CodedError('live.log-setting', { source, address, setting, detail: `${name} = ${value}` });
  }
  return values.get('binlog_row_metadata')?.toUpperCase() === 'FULL';
}

/** Throws `live.source-refused`, before a snapshot is taken whose log can't be read. Rights of a role are not told here. */
async function checkRights({ asked }: Client, source: string, address: string): Promise<void> {
  const rows = await rowsOf(asked, 'SHOW GRANTS');
  const grants = rows.map((row) => Object.values(row).join(' '));
  const may = /ALL PRIVILEGES ON \*\.\*|REPLICATION (SLAVE|REPLICA)\b|^GRANT [`'"][^`'"]+[`'"](@\S+)? TO/i;
  if (grants.some((grant) => may.test(grant))) return;
  const detail = 'GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO …';
  throw new CodedError('live.source-refused', { source, address, detail });
}

async function checkTables(
  { asked }: Client,
  source: string,
  tables: readonly WatchedTable[],
): Promise<void> {
  for (const { schema, table } of tables) {
    const found = await rowsOf(
      asked,
      "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ? AND table_type = 'BASE TABLE'",
      [schema, table],
    );
    if (found.length > 0) continue;
    const address = `${schema}.${table}`;
    throw new CodedError('live.source-missing', { source, address, detail: 'no such table' });
  }
}
