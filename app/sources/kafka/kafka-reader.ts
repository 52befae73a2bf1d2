import { Consumer, type Message as Record, type MessagesStream } from '@platformatic/kafka';
import { messageOf } from '../message.ts';
import { sourceError } from '../source-error.ts';
import { type BatchLimits, type Message, type OpenReader, positionsOf, type SourceReader } from '../source-reader.ts';
import { untilAborted, wait } from '../wait.ts';

/** Messages that wait in memory at most, beside those of the batch under way. */
const mostWaiting = 2000;

type Bytes = Buffer | undefined;
type KafkaConsumer = Consumer<Bytes, Bytes, Bytes, Bytes>;

/** A member of the group, with what it has read ahead. */
interface Member {
  consumer: KafkaConsumer;
  stream: MessagesStream<Bytes, Bytes, Bytes, Bytes>;
  waiting: Message[];
  /** The partitions are being given out anew: what waits may be another member's by now. */
  isStale: boolean;
  failed: unknown;
}

/**
 * Reads a Kafka topic as a member of a consumer group. When the partitions are given out anew, what was read ahead is thrown away, and
 * the member reads again from the offsets that the group has: nothing is acknowledged for a partition that another one has.
 */
export const openKafka: OpenReader = async ({ name, settings }) => {
  const { brokers = '', topic = '' } = settings;
  const groupId = settings['group'] || `kisflow-${name}`;
  let member: Member | undefined;
  let arrived = Promise.withResolvers<void>();
  /** The member that gave the batch under way. */
  let giver: Member | undefined;

  function fail(thrown: unknown) {
    const text = thrown instanceof Error ? `${thrown.message} ${String(thrown.cause ?? '')}` : String(thrown);
    if (/SASL|authenticat|authoriz/i.test(text)) return sourceError('refused', name, brokers, thrown);
    if (/UNKNOWN_TOPIC|does not host this topic|Unknown topic/i.test(text)) return sourceError('missing', name, topic, thrown);
    return sourceError('away', name, brokers, thrown);
  }
  async function joined(): Promise<Member> {
    if (member && !member.isStale && member.failed === undefined) return member;
    await left();
    const consumer: KafkaConsumer = new Consumer({
      ...connectionOf(settings, brokers),
      clientId: `kisflow-studio-${process.pid}`,
      groupId,
      autocommit: false,
      sessionTimeout: Number(settings['session_ms']),
      rebalanceTimeout: Number(settings['session_ms']) * 2,
      heartbeatInterval: Math.floor(Number(settings['session_ms']) / 4),
      maxWaitTime: 200,
      retries: 2,
    });
    try {
      await consumer.metadata({ topics: [topic], autocreateTopics: false });
      const fallbackMode = settings['from'] === 'latest' ? 'latest' : 'earliest';
      const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode, autocommit: false });
      const made: Member = { consumer, stream, waiting: [], isStale: false, failed: undefined };
      hear(made);
      member = made;
      return made;
    } catch (thrown) {
      await consumer.close(true).catch(() => undefined);
      throw fail(thrown);
    }
  }
  function hear(own: Member): void {
    const stale = (): void => {
      own.isStale = true;
      own.waiting.length = 0;
      arrived.resolve();
    };
    own.consumer.on('consumer:group:rebalance', stale);
    own.consumer.on('consumer:group:leave', stale);
    own.stream.on('data', (record: Record<Bytes, Bytes, Bytes, Bytes>) => {
      if (own.isStale) return;
      own.waiting.push(messageFrom(record));
      if (own.waiting.length >= mostWaiting) own.stream.pause();
      arrived.resolve();
    });
    own.stream.on('error', (thrown) => {
      own.failed = thrown;
      arrived.resolve();
    });
  }
  async function left(): Promise<void> {
    const gone = member;
    member = undefined;
    if (!gone) return;
    await gone.stream.close().catch(() => undefined);
    await gone.consumer.close(true).catch(() => undefined);
  }

  await joined();
  const reader: SourceReader = {
    async next({ rows, ms }: BatchLimits, signal) {
      while (!signal.aborted) {
        if (member?.failed !== undefined) {
          const { failed } = member;
          await left();
          throw fail(failed);
        }
        const own = await joined();
        if (own.waiting.length === 0) {
          arrived = Promise.withResolvers();
          if (own.waiting.length === 0 && !own.isStale) await untilAborted(arrived.promise, signal);
          continue;
        }
        if (own.waiting.length < rows) await wait(ms, signal);
        if (signal.aborted || own.isStale) continue;
        const taken = own.waiting.splice(0, rows);
        if (own.stream.isPaused() && own.waiting.length < mostWaiting / 2) own.stream.resume();
        giver = own;
        return taken;
      }
      return [];
    },
    async acknowledge(messages) {
      // A member that lost its partitions has nothing to say about them: whoever has them now gives the messages again.
      if (!giver || giver.isStale) return;
      const offsets = [...positionsOf(messages)].map(([part, next]) => {
        const partition = Number(part.slice(part.lastIndexOf('-') + 1));
        return { topic, partition, offset: BigInt(next), leaderEpoch: -1 };
      });
      try {
        await giver.consumer.commit({ offsets });
      } catch (thrown) {
        // The group was given out anew in the meantime, or the broker is away: the offsets say what comes again.
        giver.isStale = true;
        throw fail(thrown);
      }
    },
    async lag() {
      const lags = await member?.consumer.getLag({ topics: [topic] });
      const partitions = lags?.get(topic) ?? [];
      return partitions.flatMap((waiting, partition) =>
        waiting < 0n ? [] : [{ part: `${topic}-${partition}`, waiting: Number(waiting) }],
      );
    },
    close: left,
  };
  return reader;
};

function messageFrom({ topic, partition, offset, value }: Record<Bytes, Bytes, Bytes, Bytes>): Message {
  const place = { part: `${topic}-${partition}`, at: String(offset), next: String(offset + 1n) };
  return messageOf(value?.toString('utf8') ?? 'null', place);
}

function connectionOf({ user, password, mechanism, tls }: Readonly<{ [key: string]: string }>, brokers: string) {
  const bootstrapBrokers = brokers.split(',').map((one) => one.trim());
  const chosen = mechanism === 'SCRAM-SHA-256' || mechanism === 'SCRAM-SHA-512' ? mechanism : 'PLAIN';
  return {
    bootstrapBrokers,
    ...(user ? { sasl: { mechanism: chosen, username: user, password: password ?? '' } as const } : {}),
    ...(tls === 'true' ? { tls: {} } : {}),
  };
}
