import type { ConnConfig } from '../../core/config/types.ts';
import { openStore } from './embedded-store.ts';
import { loadCall, saveCall } from './store-call.ts';

/** A store in this process, asked as a connector's code asks. */
export interface TestStore {
  save(conn: ConnConfig, args: unknown): number;
  load(conn: ConnConfig, args: unknown): unknown[];
  close(): void;
}

export function openTestStore(path: string | null): TestStore {
  const store = openStore(path);
  return {
    save: (conn, args) => store.save(saveCall(conn, args)),
    load: (conn, args) => store.load(loadCall(conn, args)).map((row): unknown => JSON.parse(row)),
    close: store.close,
  };
}

export function connector(cname: string, params: Record<string, string> = {}): ConnConfig {
  return { kistype: 'conn', cname, addrs: '', type: 'redis', key: '', params, load: [], save: [] };
}
