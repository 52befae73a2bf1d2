import { createHash } from 'node:crypto';
import type { ConnectionOptions } from 'mysql2';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { encryptedTo } from '../../connect/tls-by-address.ts';
import type { OpenSettings } from '../source-reader.ts';
import { tlsOf } from '../tls-settings.ts';

export interface WatchedTable {
  schema: string;
  table: string;
}

type Settings = Readonly<Record<string, string>>;

/** How a source's settings say that a client connects: values come as texts where JavaScript's own would hold less, times in UTC. */
export function optionsOf(settings: Settings): ConnectionOptions {
  const { addrs = '', user = '', password = '' } = settings;
  const [, host = addrs, port] = /^(\[[^\]]+\]|[^:/]*)(?::(\d+))?$/.exec(addrs) ?? [];
  const tls = tlsOf(settings);
  const place = { host: host.replace(/^\[|\]$/g, '') || 'localhost', port: Number(port ?? 3306) };
  return {
    ...place,
    user,
    ...(password === '' ? {} : { password }),
    ...(tls === undefined ? {} : encryptedTo(place, tls.ca)),
    connectTimeout: 10_000,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: true,
    // MariaDB's log does not tell JSON from text: as text it is the same everywhere, and keeps all digits.
    jsonStrings: true,
  };
}

/** The tables of a source, each with its database. Throws `source.setting-wrong`. */
export function tablesOf(name: string, settings: Settings): WatchedTable[] {
  const parts = (settings['tables'] ?? '').split(',').map((one) => one.trim());
  return parts.map((part) => {
    const [, quotedSchema, plainSchema, quotedTable, plainTable] =
      /^(?:`([^`]+)`|([^`.]+))\.(?:`([^`]+)`|([^`.]+))$/.exec(part) ?? [];
    const [schema = '', table = ''] = [quotedSchema ?? plainSchema, quotedTable ?? plainTable];
    if (schema !== '' && table !== '') return { schema, table };
    const file = `sources/${name}.json`;
    throw new CodedError('source.setting-wrong', { file, key: 'tables', expected: '"database.table, …"' });
  });
}

/** The number by which the server knows this reader: with 0, one that no other source has, in all likelihood. */
export function serverIdOf({
  project,
  flow,
  name,
  settings,
}: Pick<OpenSettings, 'project' | 'flow' | 'name' | 'settings'>): number {
  const given = Number(settings['server_id'] ?? 0);
  if (given !== 0) return given;
  const hash = createHash('sha256')
    .update(JSON.stringify([project, flow, name]))
    .digest();
  return 2 ** 30 + (hash.readUInt32BE(0) % 2 ** 30);
}
