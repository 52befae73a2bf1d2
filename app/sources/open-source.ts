import type { SourceTypeName } from '../../core/sources/source-types.ts';
import type { OpenReader } from './source-reader.ts';

/** The reader of each type; its packages are loaded when the first source of it is opened. */
const readers: Readonly<Record<SourceTypeName, () => Promise<OpenReader>>> = {
  files: async () => (await import('./files/files-reader.ts')).openFiles,
  http: async () => (await import('./http/http-reader.ts')).openHttp,
  kafka: async () => (await import('./kafka/kafka-reader.ts')).openKafka,
  'redis-stream': async () => (await import('./redis/redis-reader.ts')).openRedisStream,
};

export async function readerOf(type: SourceTypeName): Promise<OpenReader> {
  return await readers[type]();
}
