import { CodedError } from '../../core/errors/coded-error.ts';
import type { WantedFields } from '../../engine/store/store-call.ts';
import { storeTextLimit, textBytes } from '../../engine/store/store-text.ts';
import { parseLines } from '../../engine/wire/parse-lines.ts';
import type { Database, Driver, Row, Shared, Storage } from './driver.ts';
import type { ExpandedConnector } from './expand-connector.ts';
import { breaksConnection, type Failure, messageOf, networkFailure, StorageFailure } from './failure.ts';
import { createLoadCache } from './load-cache.ts';
import { farewell, TimeUp, within } from './within.ts';

/** A row that is saved, as it travels. */
export type SavedRow = Pick<Row, 'text' | 'id'>;

/** One connector of a run: its storage, opened when it is first asked, and again after its connection broke. */
export interface Connector {
  /** The number of rows. Rejects with a coded error, as all of these. */
  save(rows: readonly SavedRow[]): Promise<number>;
  /** Rows as JSON texts; null as `wanted` for all. */
  load(wanted: readonly WantedFields[] | null, how?: LoadHow): Promise<readonly string[]>;
  health(): Promise<{ product: string; version: string; address: string }>;
  /** The database that it saves into; undefined where saves can't be part of a transaction. */
  database(): Promise<Database | undefined>;
  /** Does this to the database within the connector's time; one that does not answer loses its connections. */
  transact<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** What was loaded may be no longer so. */
  forgetAnswers(): void;
  /** An error of its server, in words. */
  explain(thrown: unknown): CodedError;
  close(): Promise<void>;
}

/** Default: all of it. */
export interface LoadHow {
  /** Whether a connection that broke may be made anew for it: what was open on it is gone. */
  mayAskAgain: boolean;
  /** Whether an earlier answer will do. */
  mayBeCached: boolean;
}

export interface ConnectorParts {
  expanded: ExpandedConnector;
  loadDriver(): Promise<Driver>;
  share<T extends Shared>(id: string, make: () => T): T;
}

export function createConnector({ expanded, loadDriver, share }: ConnectorParts): Connector {
  const { cname, settings, address, ca, secrets } = expanded;
  const cache = createLoadCache(settings.cacheMs);
  let driver: Driver | undefined;
  let opened: Promise<Storage> | undefined;

  async function open(): Promise<Storage> {
    driver ??= await loadDriver();
    return await driver.open({ cname, settings, tls: settings.tls ? { ca } : undefined, share });
  }
  async function use<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
    try {
      return await within(settings.timeoutMs, async () => {
        opened ??= open();
        return await work(await opened);
      });
    } catch (thrown) {
      if (breaksConnection(failureOf(thrown))) await forget();
      throw explain(thrown);
    }
  }
  async function forget(): Promise<void> {
    const broken = opened;
    opened = undefined;
    if (broken) await farewell({ close: async () => await (await broken).close() });
  }
  function failureOf(thrown: unknown): Failure {
    if (thrown instanceof TimeUp) return { kind: 'too-slow' };
    if (thrown instanceof StorageFailure) return thrown.failure;
    if (!(thrown instanceof Error) || thrown instanceof CodedError) return { kind: 'failed' };
    return driver?.explain(thrown) ?? networkFailure(thrown);
  }
  function explain(thrown: unknown): CodedError {
    if (thrown instanceof CodedError) return thrown;
    const { kind, detail } = failureOf(thrown);
    const said = detail ?? (thrown instanceof Error ? messageOf(thrown) : String(thrown));
    const params = { cname, address, key: settings.key, ms: settings.timeoutMs, detail: masked(said) };
    return new CodedError(`connect.${kind}`, params, {}, thrown);
  }
  function masked(text: string): string {
    return secrets.reduce((shown, secret) => shown.replaceAll(secret, '•••'), text);
  }
  async function loadOnce(wanted: readonly WantedFields[] | null): Promise<readonly string[]> {
    const rows: string[] = [];
    let bytes = 0;
    await use((storage) =>
      storage.load(wanted, (row) => {
        bytes += textBytes(row) + 1;
        if (bytes > storeTextLimit)
          throw new CodedError('process.store-too-large', { cname, limit: storeTextLimit / 1024 / 1024 });
        rows.push(row);
      }),
    );
    return rows;
  }
  async function loadTwice(wanted: readonly WantedFields[] | null): Promise<readonly string[]> {
    try {
      return await loadOnce(wanted);
    } catch (thrown) {
      // A connection that lay idle may be gone without anybody's fault, and a load changes nothing.
      if (!(thrown instanceof CodedError && thrown.code === 'connect.dropped')) throw thrown;
      return await loadOnce(wanted);
    }
  }

  return {
    async save(saved) {
      const values = parseLines(saved.map(({ text }) => text).join('\n'));
      const rows = saved.map(({ text, id }, index): Row => {
        return { text, value: values ? values[index] : JSON.parse(text), id };
      });
      for (const { value } of rows) lookAtKey(cname, settings.keyFields, value);
      try {
        if (rows.length > 0) await use((storage) => storage.save(rows));
      } finally {
        // Afterwards: what was loaded beside it may be from before.
        cache.clear();
      }
      return rows.length;
    },
    async load(wanted, how = { mayAskAgain: true, mayBeCached: true }) {
      const ask = () => (how.mayAskAgain ? loadTwice(wanted) : loadOnce(wanted));
      return how.mayBeCached ? await cache.get(JSON.stringify(wanted), ask) : await ask();
    },
    health: () => use(async (storage) => ({ ...(await storage.health()), address })),
    database: () => use(async ({ database }) => database),
    transact: (work) =>
      use(async ({ database }) => {
        if (!database) throw new CodedError('connect.not-possible', { cname, detail: 'transactions' });
        return await work(database);
      }),
    forgetAnswers: cache.clear,
    explain,
    close: forget,
  };
}

/** Throws where a row lacks a field of its key: nobody could tell it from others. */
function lookAtKey(cname: string, fields: readonly string[], value: unknown): void {
  for (const field of fields) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, field);
    const own: unknown = isThere ? Reflect.get(value, field) : undefined;
    if (own === undefined || own === null) throw new CodedError('connect.no-row-key', { cname, field });
  }
}
