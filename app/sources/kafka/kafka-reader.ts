import { ListOffsetTimestamps, type MessagesStream } from '@platformatic/kafka';
import { CodedError } from '../../../core/errors/coded-error.ts';
import {
  type BatchLimits,
  type Message,
  type OpenReader,
  positionsOf,
  type SourceReader,
} from '../source-reader.ts';
import { untilAborted, wait, within } from '../wait.ts';
import { type Bytes, GivenOutAnew, GroupMember } from './group-member.ts';
import { kafkaError } from './kafka-error.ts';
import { isOneLine, KafkaMessage } from './kafka-message.ts';
import { recordMessage, type TopicRecord } from './kafka-record.ts';
import { connectionOf, partitionOf, partOf } from './kafka-settings.ts';

/** Messages that wait in memory at most, beside those of the batch under way. */
const mostWaiting = 2000;

/** Bytes of messages that wait in memory at most, and of one answer of a broker, which may come on top of them. */
const mostWaitingBytes = 64 * 1024 * 1024;
const mostAnswerBytes = 8 * 1024 * 1024;

/** How long leaving the group may take. */
const longestLeaveMs = 2000;

/** How long any other answer may take, beside the time that the group takes to give its partitions out. */
const longestAnswerMs = 10_000;

/** What is read between two times at which the group gives its partitions out. */
interface Reading {
  stream: MessagesStream<Bytes, Bytes, Bytes, Bytes>;
  waiting: { message: Message; bytes: number }[];
  /** Of those that wait. */
  bytes: number;
  /** As which member of the group they are read. */
  membership: string;
  /** By partition: where the next message is looked for. */
  places: Map<number, bigint>;
}

/**
 * Reads a Kafka topic as a member of a consumer group. When the partitions are given out anew, what was read ahead is thrown away with
 * its stream, and a new one begins at the offsets that the group has: a message of a partition that another member has now is neither
 * run from memory nor acknowledged.
 */
export const openKafka: OpenReader = async ({ name, settings, warn }) => {
  const { brokers = '', topic = '' } = settings;
  const groupId = settings['group'] || `kisflow-${name}`;
  const sessionMs = Number(settings['session_ms']);
  const longestJoinMs = sessionMs * 3 + longestAnswerMs;
  let consumer: GroupMember | undefined;
  /** Whether the group has an offset for each partition that was this reader's at first. */
  let isBegun = settings['from'] !== 'latest';
  let reading: Reading | undefined;
  /** The reading that each batch is of. */
  const givers = new WeakMap<readonly Message[], Reading>();
  /** Whether the group knows who has which partition. */
  let isGivenOut = true;
  let failure: { thrown: unknown } | undefined;
  /** The cluster's name and the topic's: a topic that was made anew has its own, and begins at 0. */
  let origin: string | undefined;
  let changed = Promise.withResolvers<void>();

  const told = (thrown: unknown) => kafkaError({ name, brokers, topic }, thrown);
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
    const own = new GroupMember({
      ...connectionOf(settings),
      groupId,
      autocommit: false,
      sessionTimeout: sessionMs,
      rebalanceTimeout: sessionMs * 2,
      heartbeatInterval: Math.floor(sessionMs / 4),
      maxWaitTime: 200,
      maxBytes: mostAnswerBytes,
      retries: 2,
    });
    consumer = own;
    own.standFor(topic);
    own.on('error', (thrown: unknown) => consumer === own && broke(thrown));
    own.on('consumer:group:rebalance', () => {
      isGivenOut = false;
      drop();
    });
    own.on('consumer:group:join', () => {
      // Also one that was taken for dead joins anew, and nobody told it of a rebalance.
      drop();
      isGivenOut = true;
    });
    const { id, topics } = await own.metadata({ topics: [topic], autocreateTopics: false });
    origin = [id, topics.get(topic)?.id].filter((one) => one).join('/') || undefined;
    return own;
  }
  async function read(): Promise<Reading> {
    if (failure) throw failure.thrown;
    if (reading) return reading;
    const own = await joined();
    const consume = () =>
      own.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest', autocommit: false });
    let stream = await within(longestJoinMs, consume());
    if (!isBegun && (await within(longestAnswerMs, beginAtEnd(own)))) {
      stream.close().catch(() => undefined);
      stream = await within(longestAnswerMs, consume());
    }
    isBegun = true;
    const made: Reading = { stream, waiting: [], bytes: 0, membership: own.membership, places: new Map() };
    reading = made;
    stream.on('data', (record) => {
      if (reading !== made) return;
      const bytes = record.value?.length ?? 0;
      made.places.set(record.partition, record.offset + 1n);
      made.waiting.push({ message: messageOf(record), bytes });
      made.bytes += bytes;
      if (made.waiting.length >= mostWaiting || made.bytes >= mostWaitingBytes) stream.pause();
      changed.resolve();
    });
    stream.on('offsets', () => reading === made && lookForLost(own, made));
    lookForLost(own, made);
    stream.on('error', (thrown) => reading === made && broke(thrown));
    return made;
  }
  /**
   * Without an offset in the group a partition would be read from its end each time that it is given out: what came in between would
   * be lost. So the end, as it is when the first member joins, becomes the group's offset. Resolves to whether there were such partitions.
   */
  async function beginAtEnd(own: GroupMember): Promise<boolean> {
    const partitions = [...own.partitionsOf(topic)];
    if (partitions.length === 0) return false;
    const kept = (await own.listCommittedOffsets({ topics: [{ topic, partitions }] })).get(topic) ?? [];
    const without = partitions.filter((partition) => (kept[partition] ?? -1n) < 0n);
    if (without.length === 0) return false;
    const asked = {
      topics: [topic],
      partitions: { [topic]: without },
      timestamp: ListOffsetTimestamps.LATEST,
    };
    const ends = (await own.listOffsets(asked)).get(topic) ?? [];
    await own.commitAsMember(
      without.map((partition) => ({ topic, partition, offset: ends[partition] ?? 0n })),
    );
    return true;
  }
  /** Where the broker has deleted what was to be read next, reading goes on behind it. */
  function lookForLost(own: GroupMember, { stream, places }: Reading): void {
    for (const partition of own.partitionsOf(topic)) {
      const now = stream.offsetsToFetch.get(`${topic}:${partition}`);
      if (now === undefined) continue;
      const before = places.get(partition) ?? now;
      places.set(partition, now);
      if (now <= before) continue;
      const part = partOf(topic, partition);
      warn(new CodedError('live.messages-lost', { source: name, part, count: String(now - before) }).data);
    }
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
    return give(own, rows);
  }
  function give(own: Reading, rows: number): Message[] {
    const taken = own.waiting.splice(0, rows);
    for (const { bytes } of taken) own.bytes -= bytes;
    const hasRoom = own.waiting.length < mostWaiting / 2 && own.bytes < mostWaitingBytes / 2;
    if (own.stream.isPaused() && hasRoom) own.stream.resume();
    const messages = taken.map(({ message }) => message);
    givers.set(messages, own);
    return messages;
  }

  /** Names of partitions, by their numbers. */
  const parts: string[] = [];
  function messageOf(record: TopicRecord): Message {
    const { partition, offset, value } = record;
    if (!value || !isOneLine(value)) return recordMessage(record);
    parts[partition] ??= partOf(topic, partition);
    return new KafkaMessage(parts[partition], offset, value);
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
    // Whose they are is looked at when it is asked, before anything is waited for.
    acknowledgesBeside: true,
    waiting({ rows }) {
      if (!isGivenOut || reading === undefined || reading.waiting.length < rows) return [];
      return give(reading, rows);
    },
    isOwn: (messages) => givers.get(messages) === reading,
    async acknowledge(messages) {
      // Whoever has the partitions now gives the messages again.
      const [own, giver] = [consumer, givers.get(messages)];
      if (giver === undefined || giver !== reading || own?.membership !== giver.membership) return;
      const mine = own.partitionsOf(topic);
      const places = [...positionsOf(messages)]
        .map(([part, next]) => ({ topic, partition: partitionOf(part), offset: BigInt(next) }))
        .filter(({ partition }) => mine.includes(partition));
      // A group that was given out anew in the meantime refuses: its offsets say what comes again.
      if (places.length === 0) return;
      await within(longestJoinMs, own.commitAsMember(places)).catch((thrown) => {
        if (thrown instanceof GivenOutAnew) drop();
        else broke(thrown);
      });
    },
    async lag() {
      const lags = consumer && (await within(longestAnswerMs, consumer.getLag({ topics: [topic] })));
      return (lags?.get(topic) ?? []).flatMap((waiting, partition) =>
        waiting < 0n ? [] : [{ part: partOf(topic, partition), waiting: Number(waiting) }],
      );
    },
    get origin() {
      return origin;
    },
    close: leave,
  };
  return reader;
};
