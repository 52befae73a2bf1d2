import { Consumer, type MessagesStream, type Message as Record } from '@platformatic/kafka';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { messageOf } from '../message.ts';
import { sourceError } from '../source-error.ts';
import {
  type BatchLimits,
  type Message,
  type OpenReader,
  positionsOf,
  type SourceReader,
} from '../source-reader.ts';
import { isOfCertificate } from '../tls-settings.ts';
import { untilAborted, wait } from '../wait.ts';
import { connectionOf, partitionOf, partOf } from './kafka-settings.ts';

/** Messages that wait in memory at most, beside those of the batch under way. */
const mostWaiting = 2000;

/** How long leaving the group may take. */
const longestLeaveMs = 2000;

type Bytes = Buffer | undefined;

/** What is read between two times at which the group gives its partitions out. */
interface Reading {
  stream: MessagesStream<Bytes, Bytes, Bytes, Bytes>;
  waiting: Message[];
}

/**
 * Reads a Kafka topic as a member of a consumer group. When the partitions are given out anew, what was read ahead is thrown away with
 * its stream, and a new one begins at the offsets that the group has: a message of a partition that another member has now is neither
 * run from memory nor acknowledged.
 */
export const openKafka: OpenReader = async ({ name, settings }) => {
  const { brokers = '', topic = '' } = settings;
  const groupId = settings['group'] || `kisflow-${name}`;
  const sessionMs = Number(settings['session_ms']);
  let consumer: Consumer<Bytes, Bytes, Bytes, Bytes> | undefined;
  let reading: Reading | undefined;
  /** The reading that the batch under way is of. */
  let giver: Reading | undefined;
  /** Whether the group knows who has which partition. */
  let isGivenOut = true;
  let failure: { thrown: unknown } | undefined;
  let changed = Promise.withResolvers<void>();

  function told(thrown: unknown) {
    if (thrown instanceof CodedError) return thrown;
    if (isOfCertificate(thrown)) return sourceError('certificate', name, brokers, thrown);
    const text = allWords(thrown);
    if (/SASL|authenticat|authoriz/i.test(text)) return sourceError('refused', name, brokers, thrown);
    if (/UNKNOWN_TOPIC|unknown topic|does not host this topic/i.test(text))
      return sourceError('missing', name, topic, thrown);
    return sourceError('away', name, brokers, thrown);
  }
  /** What was read ahead counts no more. */
  function drop(): void {
    const old = reading;
    reading = undefined;
    changed.resolve();
    old?.stream.close().catch(() => undefined);
  }
  function broke(thrown: unknown): void {
    failure ??= { thrown };
    drop();
  }
  async function leave(): Promise<void> {
    drop();
    const gone = consumer;
    [consumer, failure, isGivenOut] = [undefined, undefined, true];
    const limit = AbortSignal.timeout(longestLeaveMs);
    // In the middle of being given partitions a client may wait for ever; the group then notices by itself.
    await untilAborted(gone?.close(true).catch(() => undefined) ?? Promise.resolve(), limit);
  }
  async function joined() {
    if (consumer) return consumer;
    const own = new Consumer<Bytes, Bytes, Bytes, Bytes>({
      ...connectionOf(settings),
      groupId,
      autocommit: false,
      sessionTimeout: sessionMs,
      rebalanceTimeout: sessionMs * 2,
      heartbeatInterval: Math.floor(sessionMs / 4),
      maxWaitTime: 200,
      retries: 2,
    });
    consumer = own;
    own.on('error', (thrown: unknown) => consumer === own && broke(thrown));
    own.on('consumer:group:rebalance', () => {
      isGivenOut = false;
      drop();
    });
    own.on('consumer:group:join', () => {
      if (!isGivenOut) drop();
      isGivenOut = true;
    });
    await own.metadata({ topics: [topic], autocreateTopics: false });
    return own;
  }
  async function read(): Promise<Reading> {
    if (failure) throw failure.thrown;
    if (reading) return reading;
    const own = await joined();
    const fallbackMode = settings['from'] === 'latest' ? 'latest' : 'earliest';
    const stream = await own.consume({ topics: [topic], mode: 'committed', fallbackMode, autocommit: false });
    const made: Reading = { stream, waiting: [] };
    reading = made;
    stream.on('data', (record) => {
      if (reading !== made) return;
      made.waiting.push(messageFrom(record));
      if (made.waiting.length >= mostWaiting) stream.pause();
      changed.resolve();
    });
    stream.on('error', (thrown) => reading === made && broke(thrown));
    return made;
  }
  /** Does this; what fails is told in a person's words, and the next call joins again. */
  async function asked<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (thrown) {
      await leave();
      throw told(thrown);
    }
  }
  async function take({ rows, ms }: BatchLimits, signal: AbortSignal): Promise<Message[]> {
    if (!isGivenOut && !failure) {
      changed = Promise.withResolvers();
      await untilAborted(changed.promise, signal);
      return [];
    }
    const own = await read();
    if (own.waiting.length === 0) {
      changed = Promise.withResolvers();
      await untilAborted(changed.promise, signal);
    }
    if (own.waiting.length > 0 && own.waiting.length < rows) await wait(ms, signal);
    if (signal.aborted || reading !== own) return [];
    const taken = own.waiting.splice(0, rows);
    if (own.stream.isPaused() && own.waiting.length < mostWaiting / 2) own.stream.resume();
    giver = own;
    return taken;
  }

  await asked(read);
  const reader: SourceReader = {
    async next(limits, signal) {
      while (!signal.aborted) {
        const taken = await asked(() => take(limits, signal));
        if (taken.length > 0) return taken;
      }
      return [];
    },
    async acknowledge(messages) {
      // Whoever has the partitions now gives the messages again.
      if (giver === undefined || giver !== reading) return;
      const offsets = [...positionsOf(messages)].map(([part, next]) => {
        return { topic, partition: partitionOf(part), offset: BigInt(next), leaderEpoch: -1 };
      });
      // A group that was given out anew in the meantime refuses: its offsets say what comes again.
      await consumer?.commit({ offsets }).catch(broke);
    },
    async lag() {
      const lags = await consumer?.getLag({ topics: [topic] });
      return (lags?.get(topic) ?? []).flatMap((waiting, partition) =>
        waiting < 0n ? [] : [{ part: partOf(topic, partition), waiting: Number(waiting) }],
      );
    },
    close: leave,
  };
  return reader;
};

function messageFrom({ topic, partition, offset, value }: Record<Bytes, Bytes, Bytes, Bytes>): Message {
  const place = { part: partOf(topic, partition), at: String(offset), next: String(offset + 1n) };
  return messageOf(value?.toString('utf8') ?? 'null', place);
}

/** What an error says, and those within it. */
function allWords(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const inner = thrown instanceof AggregateError ? thrown.errors : [];
  const code = 'apiId' in thrown ? String(thrown.apiId) : '';
  return [
    thrown.message,
    code,
    ...[...inner, ...(thrown.cause === undefined ? [] : [thrown.cause])].map(allWords),
  ].join(' ');
}
