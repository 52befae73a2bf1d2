import type { SourceTypeName } from '../../core/sources/source-types.ts';
import type { Holding, OpenHolding, OpenReader } from './source-reader.ts';

/** The reader of each type; its packages are loaded when the first source of it is opened. */
const readers: Readonly<Record<SourceTypeName, () => Promise<OpenReader>>> = {
  files: async () => (await import('./files/files-reader.ts')).openFiles,
  http: async () => (await import('./http/http-reader.ts')).openHttp,
  kafka: async () => (await import('./kafka/kafka-reader.ts')).openKafka,
  'mysql-binlog': async () => (await import('./mysql/mysql-reader.ts')).openMysqlBinlog,
  postgres: async () => (await import('./postgres/postgres-reader.ts')).openPostgres,
  'redis-stream': async () => (await import('./redis/redis-reader.ts')).openRedisStream,
};

export async function readerOf(type: SourceTypeName): Promise<OpenReader> {
  return await readers[type]();
}

/** What the server of a source holds for it; undefined for a type whose servers hold nothing. */
export async function holdingOf(
  type: SourceTypeName,
  opened: Parameters<OpenHolding>[0],
): Promise<Holding | undefined> {
  if (type !== 'postgres') return undefined;
  return (await import('./postgres/postgres-holding.ts')).postgresHolding(opened);
}
