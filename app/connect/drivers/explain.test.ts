import { errors } from '@opensearch-project/opensearch';
import { MultipleErrors, ProtocolError } from '@platformatic/kafka';
import pg from 'pg';
import { ErrorReply } from 'redis';
import { describe, expect, it } from 'vitest';
import { es } from './es.ts';
import { kafka } from './kafka.ts';
import { mysqlDriver } from './mysql.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';

/** Whose fault an error of a server is: a live run waits for the server, and sets aside the rows. */
const ofServer = ['trouble', 'away', 'dropped', 'too-slow', 'locked', 'full', 'read-only', 'login-refused'];

describe('what a server says of itself, and not of the rows', () => {
  it.each([
    'XX000',
    '58030',
    '53000',
    '53200',
    '57P04',
    '57P05',
    '08006',
    '40001',
    '25P02',
    '42883',
    'QQ123',
  ])('PostgreSQL %s', (code) => expect(ofServer).toContain(postgres.explain(databaseError(code))?.kind));
  it.each([
    [1317, '70100'],
    [3024, 'HY000'],
    [1047, '08S01'],
    [9001, 'HY000'],
    [9005, 'HY000'],
    [9012, 'HY000'],
    [8027, 'HY000'],
    [8028, 'HY000'],
    [1030, 'HY000'],
    [65_000, 'HY000'],
  ])('MySQL %i', (errno, sqlState) =>
    expect(ofServer).toContain(mysqlDriver.explain(mysqlError(errno, sqlState))?.kind),
  );
  it.each([
    'NOT_LEADER_OR_FOLLOWER',
    'LEADER_NOT_AVAILABLE',
    'REQUEST_TIMED_OUT',
    'NOT_ENOUGH_REPLICAS',
    'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
    'OUT_OF_ORDER_SEQUENCE_NUMBER',
    'UNKNOWN_SERVER_ERROR',
  ])('Kafka %s', (id) => {
    const thrown = new MultipleErrors('Produce failed.', [new ProtocolError(id)]);
    expect(ofServer).toContain(kafka.explain(thrown)?.kind);
  });
  it.each([
    [502, undefined],
    [503, 'unavailable_shards_exception'],
    [503, 'master_not_discovered_exception'],
    [504, undefined],
    [429, 'circuit_breaking_exception'],
    [429, 'illegal_argument_exception'],
    [409, 'version_conflict_engine_exception'],
  ])('Elasticsearch %i %s', (status, type) =>
    expect(ofServer).toContain(es.explain(responseError(status, type))?.kind),
  );
  it.each(['NOREPLICAS Not enough good replicas', 'BUSY Redis is busy', 'LOADING', 'ERR what nobody knows'])(
    'Redis %s',
    (said) => expect(ofServer).toContain(redis.explain(new ErrorReply(said))?.kind),
  );
});

describe('what a server says of the rows', () => {
  it.each([
    ['22P02', 'bad-value'],
    ['23514', 'bad-value'],
    ['23505', 'taken'],
    ['54000', 'bad-value'],
    ['P0001', 'bad-value'],
  ])('PostgreSQL %s', (code, kind) => expect(postgres.explain(databaseError(code))?.kind).toBe(kind));
  it.each([
    [1406, '22001', 'bad-value'],
    [1690, '22003', 'bad-value'],
    [3819, 'HY000', 'bad-value'],
    [1644, '45000', 'bad-value'],
    [1153, '08S01', 'bad-value'],
    [1062, '23000', 'taken'],
    [1586, '23000', 'taken'],
  ])('MySQL %i', (errno, sqlState, kind) =>
    expect(mysqlDriver.explain(mysqlError(errno, sqlState))?.kind).toBe(kind),
  );
  it('Kafka, Elasticsearch, Redis', () => {
    expect(kafka.explain(new ProtocolError('MESSAGE_TOO_LARGE'))?.kind).toBe('bad-value');
    expect(es.explain(responseError(400, 'document_parsing_exception'))?.kind).toBe('bad-value');
    expect(es.explain(responseError(413, undefined))?.kind).toBe('bad-value');
    const tooLong = new ErrorReply('ERR string exceeds maximum allowed size (proto-max-bulk-len)');
    expect(redis.explain(tooLong)?.kind).toBe('bad-value');
  });
});

function databaseError(code: string): Error {
  return Object.assign(new pg.DatabaseError('it said so', 10, 'error'), { code });
}

function mysqlError(errno: number, sqlState: string): Error {
  return Object.assign(new Error('it said so'), { errno, sqlState, code: 'ER_SOMETHING' });
}

function responseError(statusCode: number, type: string | undefined): Error {
  const body = type === undefined ? '<html>' : { error: { type, reason: 'so' } };
  return new errors.ResponseError({
    ...{ body, statusCode, headers: {}, warnings: null },
    meta: {
      ...{ context: null, name: 'test', connection: undefined, attempts: 0, aborted: false },
      request: { params: { method: 'GET', path: '/' }, options: {}, id: 1 },
    },
  } as unknown as ConstructorParameters<typeof errors.ResponseError>[0]);
}
