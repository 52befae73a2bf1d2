import {
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  createClient,
  DisconnectsClientError,
  ErrorReply,
  MultiErrorReply,
  SocketClosedUnexpectedlyError,
} from 'redis';
import { isJson } from '../../../core/text/is-json.ts';
import type { WantedFields } from '../../../engine/store/store-call.ts';
import type { Driver, Row, Storage, Target } from '../driver.ts';
import type { Failure } from '../failure.ts';
import { keyTextOfWanted, ownKey } from '../row-key.ts';
import { rowMatches } from '../row-match.ts';

const pageRows = 1000;
/** The field of a stream's entry that holds the row. */
const streamField = 'row';

type Client = ReturnType<typeof clientOf>;
/** Commands that Redis does together or not at all. */
type Commands = ReturnType<Client['multi']>;

/** How one structure keeps rows. */
interface Structure {
  save(commands: Commands, rows: readonly Row[]): void;
  /** Rows by their keys, where the structure has keys. */
  byKeys?(keys: readonly string[]): Promise<(string | null)[]>;
  all(): AsyncIterable<string>;
}

export const redis: Driver = { open, explain };

async function open(target: Target): Promise<Storage> {
  const client = clientOf(target);
  // Errors outside of a call: the next call fails, and says so.
  client.on('error', () => undefined);
  await client.connect();
  const structure = structureOf(client, target);
  const { keyFields } = target.settings;

  async function load(wanted: readonly WantedFields[] | null, give: (row: string) => void): Promise<void> {
    const keys = wanted?.map((fields) => keyTextOfWanted(keyFields, fields));
    if (wanted && keys && structure.byKeys && keys.every((key) => key !== undefined)) {
      const found = await structure.byKeys([...new Set(keys)]);
      for (const row of found) if (row !== null) giveMatching(row, wanted, give);
    } else for await (const row of structure.all()) giveMatching(row, wanted, give);
  }

  return {
    async health() {
      const info = await client.info('server');
      const field = (name: string): string | undefined =>
        new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1];
      const valkey = field('valkey_version');
      return { product: valkey ? 'Valkey' : 'Redis', version: valkey ?? field('redis_version') ?? '?' };
    },
    async save(rows) {
      const commands = client.multi();
      structure.save(commands, rows);
      await commands.exec();
    },
    load,
    async close() {
      client.destroy();
    },
  };
}

/** What others wrote may be no JSON: then it is a text. */
function giveMatching(
  text: string,
  wanted: readonly WantedFields[] | null,
  give: (row: string) => void,
): void {
  const row = isJson(text) ? text : JSON.stringify(text);
  if (wanted === null || rowMatches(JSON.parse(row), wanted)) give(row);
}

function clientOf({ settings, tls }: Target) {
  const { address, params, timeoutMs } = settings;
  const [{ host, port } = { host: 'localhost', port: 6379 }] = address.hosts;
  const login = {
    username: address.user ?? params['user'],
    password: address.password ?? params['password'],
  };
  const socket = { host, port, connectTimeout: timeoutMs, reconnectStrategy: false } as const;
  return createClient({
    ...(login.username === undefined ? {} : { username: login.username }),
    ...(login.password === undefined ? {} : { password: login.password }),
    database: Number(params['db'] ?? address.path ?? 0),
    socket: tls ? { ...socket, tls: true, ...(tls.ca === undefined ? {} : { ca: tls.ca }) } : socket,
  });
}

function structureOf(client: Client, { settings }: Target): Structure {
  const { params, keyFields } = settings;
  switch (params['structure'] ?? (keyFields.length > 0 ? 'hash' : 'list')) {
    case 'hash':
      return hash(client, settings);
    case 'string':
      return strings(client, settings);
    case 'stream':
      return stream(client, settings);
    default:
      return list(client, settings);
  }
}

/** One hash: its fields are the rows' keys. */
function hash(client: Client, { key, keyFields, isDelete }: Target['settings']): Structure {
  return {
    save(commands, rows) {
      for (const page of pagesOf(rows)) {
        const keys = page.map((row) => ownKey(keyFields, row));
        if (isDelete) commands.hDel(key, keys);
        else commands.hSet(key, new Map(page.map(({ text }, index) => [keys[index] ?? '', text])));
      }
    },
    byKeys: (keys) => inPages(keys, (page) => client.hmGet(key, page)),
    async *all() {
      const seen = new Set<string>();
      for await (const page of client.hScanIterator(key, { COUNT: pageRows }))
        for (const { field, value } of page) {
          // A scan may tell of a field twice.
          if (seen.has(field)) continue;
          seen.add(field);
          yield value;
        }
    },
  };
}

/** A key a row: what all begin with, a colon, and the row's own key. */
function strings(client: Client, { key, keyFields, isDelete, params }: Target['settings']): Structure {
  const seconds = params['ttl_seconds'];
  const nameOf = (own: string): string => `${key}:${own}`;
  return {
    save(commands, rows) {
      const names = rows.map((row) => nameOf(ownKey(keyFields, row)));
      if (isDelete) for (const page of pagesOf(names)) commands.del(page);
      else if (seconds === undefined)
        for (const [index, { text }] of rows.entries()) commands.set(names[index] ?? '', text);
      else
        for (const [index, { text }] of rows.entries())
          commands.setEx(names[index] ?? '', Number(seconds), text);
    },
    byKeys: (keys) => inPages(keys.map(nameOf), (page) => client.mGet(page)),
    async *all() {
      const seen = new Set<string>();
      const pattern = nameOf('').replace(/[*?[\]\\^-]/g, '\\$&');
      for await (const page of client.scanIterator({ MATCH: `${pattern}*`, COUNT: pageRows })) {
        const fresh = page.filter((name) => !seen.has(name));
        for (const name of fresh) seen.add(name);
        if (fresh.length === 0) continue;
        for (const row of await client.mGet(fresh)) if (row !== null) yield row;
      }
    },
  };
}

function list(client: Client, { key }: Target['settings']): Structure {
  return {
    save(commands, rows) {
      for (const page of pagesOf(rows))
        commands.rPush(
          key,
          page.map(({ text }) => text),
        );
    },
    async *all() {
      for (let from = 0; ; from += pageRows) {
        const page = await client.lRange(key, from, from + pageRows - 1);
        yield* page;
        if (page.length < pageRows) return;
      }
    },
  };
}

/** Entries with one field; those of others are rows of their fields. */
function stream(client: Client, { key, params }: Target['settings']): Structure {
  const length = params['max_length'];
  const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: Number(length ?? 0) } as const;
  return {
    save(commands, rows) {
      for (const { text } of rows)
        commands.xAdd(key, '*', { [streamField]: text }, length === undefined ? {} : { TRIM: trim });
    },
    async *all() {
      let from = '-';
      for (;;) {
        const page = (await client.xRange(key, from, '+', { COUNT: pageRows })) ?? [];
        for (const { message } of page) yield message[streamField] ?? JSON.stringify(message);
        const last = page.at(-1);
        if (!last || page.length < pageRows) return;
        from = `(${last.id}`;
      }
    },
  };
}

function* pagesOf<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += pageRows) yield all.slice(from, from + pageRows);
}

async function inPages(
  keys: readonly string[],
  ask: (page: string[]) => Promise<(string | null)[]>,
): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for (const page of pagesOf(keys)) found.push(...(await ask(page)));
  return found;
}

const replies: readonly (readonly [RegExp, Failure['kind']])[] = [
  [/^(WRONGPASS|NOAUTH|ERR invalid password|ERR AUTH|ERR Client sent AUTH)/, 'login-refused'],
  [/^NOPERM/, 'no-rights'],
  [/^(OOM|MISCONF)/, 'full'],
  [/^READONLY/, 'read-only'],
  [/^WRONGTYPE/, 'other-kind'],
  [/^ERR DB index/, 'missing'],
  [/^(LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)/, 'away'],
  [/^ERR (string exceeds|Protocol error|.*too (big|large|long))/, 'bad-value'],
];
const closedErrors = [
  SocketClosedUnexpectedlyError,
  ClientClosedError,
  ClientOfflineError,
  DisconnectsClientError,
];

function explain(thrown: Error): Failure | undefined {
  if (thrown instanceof ErrorReply) {
    const first = thrown instanceof MultiErrorReply ? thrown.errors().next().value : undefined;
    const said = first instanceof Error ? first.message : thrown.message;
    return { kind: replies.find(([pattern]) => pattern.test(said))?.[1] ?? 'trouble', detail: said };
  }
  if (thrown instanceof ConnectionTimeoutError) return { kind: 'too-slow' };
  return closedErrors.some((closed) => thrown instanceof closed) ? { kind: 'dropped' } : undefined;
}
