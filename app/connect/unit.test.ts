import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Connector } from './connector.ts';
import { createTestDatabase, dropped, type TestDatabase } from './test-database.ts';
import { createUnits, type Units } from './unit.ts';

let database: TestDatabase;
let conn: Connector;
let other: Connector;
let slow: Connector;
let units: Units;
beforeEach(() => {
  database = createTestDatabase();
  conn = database.connector('Orders', { cache_seconds: '60' });
  other = database.connector('Stock', { cache_seconds: '60' });
  slow = database.connector('Slow', { timeout_ms: '100' });
  units = createUnits(() => slow);
});

/** A statement is held up until it is let go. */
function held(wanted: string) {
  const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  database.onStatement = async (sql) => {
    if (sql !== wanted) return;
    begun.resolve();
    await go.promise;
  };
  return { begun: begun.promise, go: go.resolve };
}
const rows = (...texts: string[]) => texts.map((text) => ({ text, id: undefined }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown instanceof CodedError ? thrown.code : String(thrown)),
  );

describe('a unit', () => {
  it('keeps all of its saves at its end, over several connectors of one database', async () => {
    await units.begin(null);
    const joined = units.joiner();
    await joined(conn).save(rows('1', '2'));
    await joined(other).save(rows('3'));
    expect(database.kept).toEqual([]);
    await units.commit([]);
    expect(database.kept).toEqual(['1', '2', '3']);
  });

  it('keeps nothing when a load loses the connection of its transaction, and does not ask it again', async () => {
    await units.begin(null);
    const joined = units.joiner();
    await joined(conn).save(rows('1'));
    database.onStatement = async (sql) => {
      if (sql === 'load') throw dropped();
    };
    expect(await codeOf(joined(conn).load(null))).toBe('connect.dropped');
    expect(database.log.filter((sql) => sql === 'load')).toHaveLength(1);
    database.onStatement = async () => undefined;
    expect(await codeOf(joined(conn).save(rows('2')))).toBe('connect.dropped');
    expect(await codeOf(units.commit([]))).toBe('connect.dropped');
    expect(database.kept).toEqual([]);
  });

  it('refuses what comes after its connection was lost by another connector, until it is rolled back', async () => {
    await units.begin(null);
    await units.joiner()(other).save(rows('1'));
    await other.close();
    expect(await codeOf(conn.save(rows('2')))).toBe('connect.dropped');
    await units.rollback();
    expect(await conn.save(rows('3'))).toBe(1);
    expect(database.kept).toEqual(['3']);
  });

  it('is rolled back with a save that is under way, whole', async () => {
    await units.begin(null);
    const first = held('save 1');
    const saving = codeOf(
      units
        .joiner()(conn)
        .save(rows('1', '2', '3')),
    );
    await first.begun;
    const rolledBack = units.rollback();
    first.go();
    await Promise.all([saving, rolledBack]);
    expect(database.kept).toEqual([]);
    expect(database.log.at(-1)).toBe('ROLLBACK');
  });

  it('is rolled back with a save that only just begins its transaction', async () => {
    await units.begin(null);
    const begin = held('BEGIN');
    const saving = codeOf(units.joiner()(conn).save(rows('1')));
    await begin.begun;
    const rolledBack = units.rollback();
    begin.go();
    await Promise.all([saving, rolledBack]);
    expect(database.kept).toEqual([]);
    await units.begin(null);
    await units.joiner()(conn).save(rows('2'));
    await units.commit([]);
    expect(database.kept).toEqual(['2']);
  });

  it('is that of the whole turn: what comes late is refused, also when another is open', async () => {
    await units.begin(null);
    const joined = units.joiner();
    await units.rollback();
    expect(await codeOf(joined(conn).save(rows('1')))).toBe('connect.no-unit');
    await units.begin(null);
    expect(await codeOf(joined(conn).save(rows('2')))).toBe('connect.no-unit');
    await units.commit([]);
    expect(database.kept).toEqual([]);
  });

  it('waits at its end for the saves under way', async () => {
    await units.begin(null);
    const first = held('save 1');
    const saving = units.joiner()(conn).save(rows('1', '2'));
    await first.begun;
    const committed = units.commit([]);
    first.go();
    await Promise.all([saving, committed]);
    expect(database.kept).toEqual(['1', '2']);
  });
});

describe('a unit that begins while the one before is being committed', () => {
  const keeper = { cname: 'Slow', source: 'S', parts: ['0'] };
  async function begunBehind() {
    await units.begin(null);
    await units.joiner()(conn).save(rows('1'));
    const commit = held('COMMIT');
    const committed = codeOf(units.commit([]));
    await commit.begun;
    const begun = codeOf(units.begin(keeper));
    return { committed, begun, go: commit.go };
  }

  it('waits with all that it does, and sees what was committed', async () => {
    const { committed, begun, go } = await begunBehind();
    const joined = units.joiner();
    const saved = codeOf(joined(conn).save(rows('2')));
    const loaded = joined(other).load(null);
    expect(database.log.at(-1)).toBe('COMMIT');
    go();
    expect(await Promise.all([committed, begun, saved])).toEqual(['done', 'done', 'done']);
    expect(await loaded).toContain('"1"');
    expect(database.kept).toEqual(['1']);
    await units.commit([]);
    expect(database.kept).toEqual(['1', '2']);
  });
  it('is refused with all of its calls when that fails, and the next one is another', async () => {
    const { committed, begun, go } = await begunBehind();
    const joined = units.joiner();
    const early = codeOf(joined(conn).save(rows('2')));
    database.onStatement = async () => undefined;
    await conn.close();
    go();
    expect(await committed).toBe('connect.dropped');
    expect([await begun, await early]).toEqual(['connect.dropped', 'connect.dropped']);
    // Also what comes later, until it is rolled back.
    expect(await codeOf(joined(conn).save(rows('3')))).toBe('connect.dropped');
    expect(await codeOf(units.joiner()(conn).save(rows('3')))).toBe('connect.dropped');
    await units.rollback();
    await units.begin(null);
    await units.joiner()(conn).save(rows('4'));
    await units.commit([]);
    expect(database.kept).toEqual(['4']);
  });
  it('can be rolled back before its turn, and leaves the one before as it is', async () => {
    const { committed, begun, go } = await begunBehind();
    const early = codeOf(units.joiner()(conn).save(rows('2')));
    const rolledBack = units.rollback();
    go();
    await rolledBack;
    expect(await committed).toBe('done');
    expect(await early).toBe('connect.no-unit');
    await begun;
    expect(database.kept).toEqual(['1']);
    await units.rollback();
    expect(await conn.save(rows('3'))).toBe(1);
  });
  it('is the only one that may', async () => {
    const { committed, begun, go } = await begunBehind();
    expect(await codeOf(units.begin(null))).toBe('connect.no-unit');
    go();
    await Promise.all([committed, begun]);
    await units.commit([]);
    expect(await codeOf(units.commit([]))).toBe('connect.no-unit');
  });
});

describe('a server that does not answer', () => {
  const keeper = { cname: 'Slow', source: 'S', parts: ['0'] };
  it.each(['BEGIN', 'add position'])('ends the beginning of a unit at %s', async (wanted) => {
    held(wanted);
    expect(await codeOf(units.begin(keeper))).toBe('connect.too-slow');
    expect(database.open.size).toBe(0);
    database.onStatement = async () => undefined;
    await units.rollback();
    await units.begin(null);
    await units.commit([]);
  });
  it('refuses what is saved while the beginning fails, and after, until it is rolled back', async () => {
    held('BEGIN');
    const beginning = codeOf(units.begin(keeper));
    const early = codeOf(units.joiner()(slow).save(rows('1')));
    expect(await beginning).toBe('connect.too-slow');
    expect(await early).not.toBe('done');
    expect(await codeOf(units.joiner()(conn).save(rows('2')))).toBe('connect.too-slow');
    database.onStatement = async () => undefined;
    await units.rollback();
    expect(database.kept).toEqual([]);
    expect(await conn.save(rows('3'))).toBe(1);
  });
  it('ends a commit, and the next unit is another', async () => {
    await units.begin(null);
    await units.joiner()(slow).save(rows('1'));
    held('COMMIT');
    expect(await codeOf(units.commit([]))).toBe('connect.too-slow');
    expect(database.open.size).toBe(0);
    database.onStatement = async () => undefined;
    await units.begin(null);
    await units.joiner()(conn).save(rows('2'));
    await units.commit([]);
    expect(database.kept).toEqual(['2']);
  });
  it('ends a rollback', async () => {
    await units.begin(null);
    await units.joiner()(slow).save(rows('1'));
    held('ROLLBACK');
    await units.rollback();
    expect(database.open.size).toBe(0);
  });
});

describe('the cache of a connector', () => {
  it('holds nothing that was loaded in a unit that was rolled back', async () => {
    await units.begin(null);
    const joined = units.joiner();
    expect(await joined(conn).load(null)).toEqual([]);
    await joined(conn).save(rows('1'));
    expect(await joined(conn).load(null)).toEqual(['"1"']);
    await units.rollback();
    expect(await conn.load(null)).toEqual([]);
  });
  it('answers nothing in a unit after a save into its database, through whichever connector', async () => {
    expect(await other.load(null)).toEqual([]);
    await units.begin(null);
    await units.joiner()(conn).save(rows('1'));
    expect(await units.joiner()(other).load(null)).toEqual(['"1"']);
    await units.rollback();
    expect(await other.load(null)).toEqual([]);
  });
});
