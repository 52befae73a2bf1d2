import { messageOf } from '../message.ts';
import type { Message } from '../source-reader.ts';
import type { Bytes } from './group-member.ts';
import { partOf } from './kafka-settings.ts';

/** A record as a broker has it. */
export interface TopicRecord {
  topic: string;
  partition: number;
  offset: bigint;
  value: Bytes | null;
}

/** The message of a record; one without a value, which deletes its key, is null. */
export function recordMessage({ topic, partition, offset, value }: TopicRecord): Message {
  const place = { part: partOf(topic, partition), at: String(offset), next: String(offset + 1n) };
  return messageOf(value?.toString('utf8') ?? 'null', place);
}
