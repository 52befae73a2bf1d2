import { Consumer, ListOffsetTimestamps } from '@platformatic/kafka';
import type { TakeSample } from '../sampled.ts';
import { sharesOf } from '../shares.ts';
import { untilAborted, within } from '../wait.ts';
import type { Bytes } from './group-member.ts';
import { kafkaError } from './kafka-error.ts';
import { recordMessage, type TopicRecord } from './kafka-record.ts';
import { connectionOf } from './kafka-settings.ts';

/** How long an answer may take. */
const longestAnswerMs = 10_000;
const longestLeaveMs = 2000;
/** Bytes of one answer; a larger message comes alone. */
const mostAnswerBytes = 1024 * 1024;
/** The bit of a batch that holds marks of transactions, and no messages. */
const isControl = 0b10_0000;

type Client = Consumer<Bytes, Bytes, Bytes, Bytes>;

/** What is read of one partition: from an offset up to another one, so many messages at most. */
interface Stretch {
  topic: string;
  topicId: string;
  partition: number;
  leader: number;
  from: bigint;
  to: bigint;
  most: number;
}

interface TimedRecord extends TopicRecord {
  time: bigint;
}

/** Takes the first or the newest messages of a topic, of each partition its share. The client joins no group, and commits nothing. */
export const sampleKafka: TakeSample = async ({ name, settings }, sampled) => {
  const { brokers = '', topic = '' } = settings;
  const client: Client = new Consumer({
    ...connectionOf(settings),
    // The client asks for one; it is told to no broker.
    groupId: 'kisflow-sample',
    autocommit: false,
    retries: 2,
  });
  client.on('error', () => undefined);
  const isFirst = sampled.wish.end === 'first';
  try {
    const found: TimedRecord[] = [];
    for (const stretch of await stretchesOf(client, topic, sampled.wish.rows, isFirst))
      found.push(...(await readStretch(client, stretch)));
    const oldestFirst = found.toSorted((a, b) => Number(a.time - b.time));
    for (const record of isFirst ? oldestFirst : oldestFirst.toReversed()) sampled.add(recordMessage(record));
  } catch (thrown) {
    throw kafkaError({ name, brokers, topic }, thrown);
  } finally {
    const closed = client.close(true).catch(() => undefined);
    await untilAborted(closed, AbortSignal.timeout(longestLeaveMs));
  }
};

async function stretchesOf(
  client: Client,
  topic: string,
  rows: number,
  isFirst: boolean,
): Promise<Stretch[]> {
  const asked = client.metadata({ topics: [topic], autocreateTopics: false });
  const told = (await within(longestAnswerMs, asked)).topics.get(topic);
  if (told === undefined) return [];
  // Older brokers know topics by their names only, which the client has of those that it follows.
  client.topics.track(topic);
  const offsetsAt = async (timestamp: bigint) =>
    (await within(longestAnswerMs, client.listOffsets({ topics: [topic], timestamp }))).get(topic) ?? [];
  const begins = await offsetsAt(ListOffsetTimestamps.EARLIEST);
  const ends = await offsetsAt(ListOffsetTimestamps.LATEST);
  const lengths = begins.map((begin, partition) => Number((ends[partition] ?? begin) - begin));
  const shares = sharesOf(lengths, rows);
  return shares.flatMap((most, partition) => {
    const [begin = 0n, end = 0n] = [begins[partition], ends[partition]];
    const leader = told.partitions[partition]?.leader;
    if (most === 0 || leader === undefined) return [];
    const from = isFirst ? begin : end - BigInt(most);
    return [{ topic, topicId: told.id, partition, leader, from, to: end, most }];
  });
}

async function readStretch(client: Client, stretch: Stretch): Promise<TimedRecord[]> {
  const { topic, partition, to, most } = stretch;
  const found: TimedRecord[] = [];
  for (let next = stretch.from; next < to && found.length < most; ) {
    const batches = await fetchBatches(client, stretch, next);
    const from = next;
    for (const { firstOffset, firstTimestamp, lastOffsetDelta, attributes, records } of batches) {
      for (const { offsetDelta, timestampDelta, value } of (attributes & isControl) === 0 ? records : []) {
        const offset = firstOffset + BigInt(offsetDelta);
        // A batch comes as a whole, also where it begins before.
        if (offset < from || offset >= to || found.length >= most) continue;
        found.push({ topic, partition, offset, value, time: firstTimestamp + timestampDelta });
      }
      next = firstOffset + BigInt(lastOffsetDelta) + 1n;
    }
    // What is left may be taken back, or not be through yet.
    if (next === from) break;
  }
  return found;
}

async function fetchBatches(client: Client, { topicId, partition, leader }: Stretch, fetchOffset: bigint) {
  const wanted = { partition, fetchOffset, partitionMaxBytes: mostAnswerBytes };
  const epochs = { currentLeaderEpoch: -1, lastFetchedEpoch: -1 };
  const asked = client.fetch({
    ...{ node: leader, maxWaitTime: 200, minBytes: 1, maxBytes: mostAnswerBytes },
    topics: [{ topicId, partitions: [{ ...wanted, ...epochs }] }],
  });
  const { responses } = await within(longestAnswerMs, asked);
  return responses.flatMap(({ partitions }) => partitions.flatMap(({ records }) => records ?? []));
}
