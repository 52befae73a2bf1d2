import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createClient, ErrorReply } from 'redis';
import { messageOf } from '../message.ts';
import { sourceError } from '../source-error.ts';
import type { BatchLimits, Message, OpenReader, SourceReader } from '../source-reader.ts';
import { wait } from '../wait.ts';

/** How long the server is let wait for new entries: a run that is to stop waits as long. */
const blockMs = 500;

type Client = ReturnType<typeof clientOf>;
type Entry = { id: string; message: Record<string, string> };

/**
 * Reads a Redis stream as a member of a group. What a reader that died had is claimed after `claim_ms`; while a batch is under way its
 * entries are kept from that.
 */
export const openRedisStream: OpenReader = async ({ name, settings }) => {
  const { addrs = '', stream = '', field = '' } = settings;
  const group = settings['group'] || `kisflow-${name}`;
  const claimMs = Number(settings['claim_ms']);
  const consumer = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  /** Entries that were given and are not acknowledged. */
  let given: string[] = [];
  let client: Client | undefined;
  let claimDueAt = 0;
  let beat: ReturnType<typeof setInterval> | undefined;

  async function connected(): Promise<Client> {
    if (client?.isReady) return client;
    client?.destroy();
    client = clientOf(settings);
    // Errors outside of a call: the next call fails, and says so.
    client.on('error', () => undefined);
    await client.connect();
    await makeGroup(client);
    return client;
  }
  async function makeGroup(own: Client): Promise<void> {
    const from = settings['from'] === 'latest' ? '$' : '0';
    try {
      await own.xGroupCreate(stream, group, from, { MKSTREAM: true });
    } catch (thrown) {
      if (!(thrown instanceof ErrorReply) || !thrown.message.startsWith('BUSYGROUP')) throw thrown;
    }
  }
  /** Does this with a connection; what fails is told in a person's words, and the next call connects again. */
  async function asked<Result>(work: (own: Client) => Promise<Result>): Promise<Result> {
    try {
      return await work(await connected());
    } catch (thrown) {
      if (!(thrown instanceof ErrorReply)) {
        client?.destroy();
        client = undefined;
        throw sourceError('away', name, addrs, thrown);
      }
      // Somebody took the stream away: its group is made anew at the next call.
      if (thrown.message.startsWith('NOGROUP')) client?.destroy();
      const isRefused = /^(NOAUTH|WRONGPASS|NOPERM)/.test(thrown.message);
      throw sourceError(isRefused ? 'refused' : 'failed', name, addrs, thrown);
    }
  }
  async function claimed(own: Client, most: number): Promise<Entry[]> {
    if (performance.now() < claimDueAt) return [];
    const { messages } = await own.xAutoClaim(stream, group, consumer, claimMs, '0', { COUNT: most });
    const entries = messages.filter((entry) => entry !== null);
    // When all of them came there may be more.
    if (entries.length < most) claimDueAt = performance.now() + claimMs / 2;
    return entries;
  }
  async function fresh(own: Client, most: number, block: number | undefined): Promise<Entry[]> {
    const options = block === undefined ? { COUNT: most } : { COUNT: most, BLOCK: block };
    const read = await own.xReadGroup(group, consumer, { key: stream, id: '>' }, options);
    return (read ?? []).flatMap(({ messages }) => messages);
  }
  function keepOwn(): void {
    beat ??= setInterval(() => {
      if (given.length === 0 || !client?.isReady) return;
      client.xClaimJustId(stream, group, consumer, 0, given).catch(() => undefined);
    }, claimMs / 3);
  }
  function rowOf({ id, message }: Entry): Message {
    const text = Object.hasOwn(message, field) ? message[field] : undefined;
    return messageOf(text ?? JSON.stringify(message), { part: stream, at: id, next: id });
  }

  await asked(async () => undefined);
  const reader: SourceReader = {
    async next({ rows, ms }: BatchLimits, signal) {
      while (!signal.aborted) {
        const entries = await asked(async (own) => {
          const taken = await claimed(own, rows);
          if (taken.length > 0) return taken;
          const first = await fresh(own, rows, blockMs);
          given = first.map(({ id }) => id);
          if (first.length === 0 || first.length >= rows) return first;
          await wait(ms, signal);
          return [...first, ...(await fresh(own, rows - first.length, undefined))];
        });
        if (entries.length === 0) continue;
        given = entries.map(({ id }) => id);
        keepOwn();
        return entries.map(rowOf);
      }
      return [];
    },
    async acknowledge(messages) {
      await asked((own) =>
        own.xAck(
          stream,
          group,
          messages.map(({ at }) => at),
        ),
      );
      given = [];
    },
    async lag() {
      const groups = await asked((own) => own.xInfoGroups(stream));
      const own = groups.find((one) => one.name === group);
      return [{ part: stream, waiting: Number(own?.lag ?? 0) + Number(own?.pending ?? 0) }];
    },
    async close() {
      clearInterval(beat);
      // Without entries of its own it leaves no trace in the group.
      if (given.length === 0) await client?.xGroupDelConsumer(stream, group, consumer).catch(() => 0);
      client?.destroy();
    },
  };
  return reader;
};

function clientOf({ addrs = '', user, password, db }: Readonly<Record<string, string>>) {
  const colon = addrs.lastIndexOf(':');
  const [host, port] = colon < 0 ? [addrs, '6379'] : [addrs.slice(0, colon), addrs.slice(colon + 1)];
  return createClient({
    ...(user ? { username: user } : {}),
    ...(password ? { password } : {}),
    database: Number(db),
    socket: { host, port: Number(port), connectTimeout: 10_000, reconnectStrategy: false },
  });
}
