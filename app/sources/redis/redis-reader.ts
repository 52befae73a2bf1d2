import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { ErrorReply } from 'redis';
import type { BatchLimits, OpenReader, SourceReader } from '../source-reader.ts';
import { wait, within } from '../wait.ts';
import {
  type Client,
  clientOf,
  type Entry,
  entryMessage,
  longestAnswerMs,
  redisError,
} from './redis-stream.ts';

/** How long the server is let wait for new entries: a run that is to stop waits as long. */
const blockMs = 500;

/** How long leaving the group may take. */
const longestLeaveMs = 2000;

/** Takes a consumer out of a group, in one step with the look whether entries are pending for it: those would be gone with it. */
const leaveScript = `
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1`;

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
  /** Whether entries may be pending for this consumer that it does not know: the answer which brought them was lost. */
  let mayHaveMissed = false;
  let client: Client | undefined;
  let connecting: Promise<Client> | undefined;
  let claimDueAt = 0;
  let beat: ReturnType<typeof setInterval> | undefined;

  async function connect(): Promise<Client> {
    drop();
    const own = clientOf(settings);
    // Errors outside of a call: the next call fails, and says so.
    own.on('error', () => undefined);
    client = own;
    await own.connect();
    await makeGroup(own);
    return own;
  }
  async function connected(): Promise<Client> {
    if (client?.isReady && !connecting) return client;
    connecting ??= connect().finally(() => {
      connecting = undefined;
    });
    return await connecting;
  }
  function drop(): void {
    if (client?.isOpen) client.destroy();
    client = undefined;
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
      return await work(await within(longestAnswerMs, connected()));
    } catch (thrown) {
      // Somebody took the stream away: its group is made anew at the next call.
      if (!(thrown instanceof ErrorReply) || thrown.message.startsWith('NOGROUP')) drop();
      throw redisError(name, addrs, thrown);
    }
  }
  async function claimed(own: Client, most: number): Promise<Entry[]> {
    if (performance.now() < claimDueAt) return [];
    const answer = own.xAutoClaim(stream, group, consumer, claimMs, '0', { COUNT: most });
    const { messages } = await within(longestAnswerMs, answer);
    const entries = messages.filter((entry) => entry !== null);
    // When all of them came there may be more.
    if (entries.length < most) claimDueAt = performance.now() + claimMs / 2;
    return entries;
  }
  async function read(own: Client, from: string, most: number, block: number | undefined): Promise<Entry[]> {
    const options = block === undefined ? { COUNT: most } : { COUNT: most, BLOCK: block };
    const answer = own.xReadGroup(group, consumer, { key: stream, id: from }, options);
    const read = await within((block ?? 0) + longestAnswerMs, answer);
    return (read ?? []).flatMap(({ messages }) => messages);
  }
  const fresh = (own: Client, most: number, block?: number) => read(own, '>', most, block);
  /** What is pending for this consumer: nothing of it is under way when more is asked for. */
  async function missed(own: Client, most: number): Promise<Entry[]> {
    if (!mayHaveMissed) return [];
    const entries = await read(own, '0', most, undefined);
    if (entries.length === 0) mayHaveMissed = false;
    return entries;
  }
  async function take(own: Client, { rows, ms }: BatchLimits, signal: AbortSignal): Promise<Entry[]> {
    for (const old of [missed, claimed]) {
      const taken = await old(own, rows);
      if (taken.length > 0) return taken;
    }
    const first = await fresh(own, rows, blockMs);
    given = first.map(({ id }) => id);
    if (first.length === 0 || first.length >= rows) return first;
    await wait(ms, signal);
    return [...first, ...(await fresh(own, rows - first.length))];
  }
  function keepOwn(): void {
    beat ??= setInterval(() => {
      if (given.length === 0 || !client?.isReady) return;
      client.xClaimJustId(stream, group, consumer, 0, given).catch(() => undefined);
    }, claimMs / 3);
  }

  await asked(async () => undefined);
  const reader: SourceReader = {
    async next(limits, signal) {
      while (!signal.aborted) {
        const entries = await asked((own) => take(own, limits, signal)).catch((thrown) => {
          mayHaveMissed = true;
          throw thrown;
        });
        if (entries.length === 0) continue;
        given = entries.map(({ id }) => id);
        keepOwn();
        return entries.map((entry) => entryMessage(entry, stream, field));
      }
      return [];
    },
    async acknowledge(messages) {
      const ids = messages.map(({ at }) => at);
      await asked((own) => within(longestAnswerMs, own.xAck(stream, group, ids)));
      given = [];
    },
    async lag() {
      const groups = await asked((own) => within(longestAnswerMs, own.xInfoGroups(stream)));
      const own = groups.find((one) => one.name === group);
      return [{ part: stream, waiting: Number(own?.lag ?? 0) + Number(own?.pending ?? 0) }];
    },
    async close() {
      clearInterval(beat);
      // Without entries of its own it leaves no trace in the group. With some it has to stay: the others claim them from it.
      const left = client?.eval(leaveScript, { keys: [stream], arguments: [group, consumer] });
      if (left) await within(longestLeaveMs, left).catch(() => undefined);
      drop();
    },
  };
  return reader;
};
