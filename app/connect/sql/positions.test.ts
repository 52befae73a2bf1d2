import { expect, it } from 'vitest';
import { positionsOf, writePositions } from './positions.ts';
import type { SqlConnection, SqlDialect, SqlValue } from './sql-connection.ts';

/** A table that cuts names as MySQL does where it is told to ignore errors. */
function table() {
  const rows = new Map<string, SqlValue>();
  const nameOf = (source: SqlValue | undefined, part: SqlValue | undefined) => JSON.stringify([source, part]);
  const cut = (name: SqlValue | undefined) => name?.slice(0, 200);
  const connection: SqlConnection = {
    async run(sql, values = []) {
      const [first = null, second, third = null] = values;
      if (sql.startsWith('UPDATE')) {
        if (rows.has(nameOf(second, third))) rows.set(nameOf(second, third), first);
      } else if (!rows.has(nameOf(cut(first), cut(second)))) rows.set(nameOf(cut(first), cut(second)), third);
    },
    async each(_sql, [source, part], give) {
      const position = rows.get(nameOf(source, part));
      if (position !== undefined) give({ position });
    },
    ...{ release: () => undefined, destroy: () => undefined },
  };
  return connection;
}
const dialect: SqlDialect = {
  ...{ quote: (name) => name, place: () => '?', isMissing: () => false, longestName: 200 },
  ...{ positionsTable: '', addPosition: 'INSERT' },
};

it.each([
  ['S', 't:0'],
  ['键'.repeat(200), 'p'.repeat(200)],
  ['x'.repeat(201), `${'y'.repeat(200)}1`],
])('positions are found again, however long their names: %#', async (source, part) => {
  const connection = table();
  const seen = new Set<string>();
  const twin = `${part}-other`;
  expect(await positionsOf(connection, dialect, { source, parts: [part, twin], seen })).toEqual([]);
  await writePositions(connection, dialect, source, [{ part, next: '7' }]);
  expect(await positionsOf(connection, dialect, { source, parts: [part, twin], seen })).toEqual([
    { part, next: '7' },
  ]);
});

it('makes no row for a part that has one, and one for a part that was taken away', async () => {
  const { run, ...others } = table();
  const asked: string[] = [];
  const connection: SqlConnection = {
    ...others,
    run(sql, values) {
      asked.push(sql.slice(0, 6));
      return run(sql, values);
    },
  };
  const ask = { source: 'S', parts: ['t:0'], seen: new Set<string>() };
  await positionsOf(connection, dialect, ask);
  await writePositions(connection, dialect, 'S', [{ part: 't:0', next: '7' }]);
  await positionsOf(connection, dialect, ask);
  expect(asked).toEqual(['INSERT', 'UPDATE', 'INSERT']);
  expect(await positionsOf(connection, dialect, ask)).toEqual([{ part: 't:0', next: '7' }]);
  expect(asked.length).toBe(3);
  const emptied = { ...table(), run: connection.run };
  expect(await positionsOf(emptied, dialect, ask)).toEqual([]);
  expect(asked.length).toBe(4);
});
