import type { SourceTypeName } from './source-types.ts';

/** What says where rows lie; of the first a login is taken off, which no type reads there. */
const places: Readonly<Record<SourceTypeName, readonly string[]>> = {
  files: ['path', 'pattern'],
  http: ['listen', 'path'],
  kafka: ['brokers', 'topic'],
  'mysql-binlog': ['addrs', 'tables'],
  postgres: ['addrs', 'database', 'publication'],
  'redis-stream': ['addrs', 'stream'],
};
const addresses: readonly string[] = ['brokers', 'addrs'];

/** Where a source's rows lie, as a person may see it: server and names, no secrets, references as they stand. */
export function shownPlace(type: SourceTypeName, settings: Readonly<Record<string, unknown>>): string {
  return places[type]
    .map((key) => {
      const value = String(settings[key] ?? '').trim();
      return addresses.includes(key) ? value.replace(/[^,]*@/g, '') : value;
    })
    .filter((value) => value !== '')
    .join(' · ');
}
