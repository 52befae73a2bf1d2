import type { TakeSample } from '../sampled.ts';
import { within } from '../wait.ts';
import { clientOf, type Entry, entryMessage, longestAnswerMs, redisError } from './redis-stream.ts';

/** An entry may be large. */
const entriesAtOnce = 10;

/** Takes the first or the last entries of a stream. No group is asked, and none is made. */
export const sampleRedisStream: TakeSample = async ({ name, settings }, sampled) => {
  const { addrs = '', stream = '', field = '' } = settings;
  const client = clientOf(settings);
  // Errors outside of a call: the call fails, and says so.
  client.on('error', () => undefined);
  const options = { COUNT: entriesAtOnce };
  const isFirst = sampled.wish.end === 'first';
  const read = async (from: string): Promise<Entry[]> => {
    const asked = isFirst
      ? client.xRange(stream, from, '+', options)
      : client.xRevRange(stream, from, '-', options);
    return (await within(longestAnswerMs, asked)) ?? [];
  };
  try {
    await within(longestAnswerMs, client.connect());
    for (let from: string | undefined = isFirst ? '-' : '+'; from !== undefined && !sampled.isFull; ) {
      const entries = await read(from);
      for (const entry of entries) sampled.add(entryMessage(entry, stream, field));
      const last = entries.at(-1);
      from = last && `(${last.id}`;
    }
  } catch (thrown) {
    throw redisError(name, addrs, thrown);
  } finally {
    if (client.isOpen) client.destroy();
  }
};
