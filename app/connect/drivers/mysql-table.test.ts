import { expect, it } from 'vitest';
import { expandConnector } from '../expand-connector.ts';
import type { SqlConnection } from '../sql/sql-connection.ts';
import { createSqlDatabase } from '../sql/sql-database.ts';
import { readTable, refuseOtherUnique } from './mysql-table.ts';

const columns = [
  { name: 'id', type: 'int', preset: null },
  { name: 'sku', type: 'varchar', preset: null },
  { name: 'Email', type: 'varchar', preset: 'NULL' },
  { name: 'tenant', type: 'int', preset: '1' },
];
const primary = { name: 'PRIMARY', field: 'id' };
const bySku = { name: 'sku', field: 'sku' };

/** A database that knows one table, with these unique indexes. */
function database(indexes: readonly { name: string; field: string | null }[]) {
  const connection: SqlConnection = {
    async each(sql, _values, give) {
      for (const row of sql.includes('.columns') ? columns : indexes) give(row);
    },
    ...{ run: async () => undefined, release: () => undefined, destroy: () => undefined },
  };
  return createSqlDatabase(() => ({ get: async () => connection, close: async () => undefined }), {
    ...{ quote: (name) => name, place: () => '?', isMissing: () => false },
    ...{ positionsTable: '', addPosition: '' },
  });
}
async function refused(indexes: readonly { name: string; field: string | null }[], fields: string[]) {
  const conn = {
    kistype: 'conn',
    cname: 'Stock',
    type: 'mysql',
    addrs: 'there',
    key: 't',
    load: [],
    save: [],
  };
  const { settings } = expandConnector({ ...conn, params: { key: 'sku' } });
  const target = {
    cname: 'Stock',
    settings,
    tls: undefined,
    share: <T>(_id: string, make: () => T) => make(),
  };
  try {
    refuseOtherUnique(await readTable(database(indexes), target), target, fields);
    return 'taken';
  } catch (thrown) {
    return String(thrown instanceof Error && 'code' in thrown ? thrown.code : thrown);
  }
}

it('refuses rows that an index besides the key could find', async () => {
  const second = [primary, bySku, { name: 'mail', field: 'Email' }];
  expect(await refused(second, ['sku', 'email'])).toBe('connect.second-unique');
  expect(await refused(second, ['sku', 'price'])).toBe('taken');
  expect(await refused([primary, bySku], ['id', 'sku'])).toBe('connect.second-unique');
  expect(await refused([bySku, { name: 'low', field: null }], ['sku'])).toBe('connect.second-unique');
  // The column has a value though the row has none.
  const perTenant = [bySku, { name: 'both', field: 'tenant' }, { name: 'both', field: 'email' }];
  expect(await refused(perTenant, ['sku', 'email'])).toBe('connect.second-unique');
  expect(await refused(perTenant, ['sku', 'tenant'])).toBe('taken');
});

it('takes rows that other indexes find by the key only', async () => {
  const wider = [bySku, { name: 'wide', field: 'email' }, { name: 'wide', field: 'sku' }];
  expect(await refused(wider, ['sku', 'email'])).toBe('taken');
  expect(await refused([primary], ['sku'])).toBe('connect.no-unique-key');
});
