import type { Message } from '../source-reader.ts';

/**
 * A message that is one line, as its bytes came: half of what reading a topic costs would be texts and places that nobody looks at.
 * Whether it is JSON is found out where it is run.
 */
export class KafkaMessage implements Message {
  readonly part: string;
  readonly unread: Buffer;
  readonly offset: bigint;

  constructor(part: string, offset: bigint, unread: Buffer) {
    this.part = part;
    this.offset = offset;
    this.unread = unread;
  }
  get text(): string {
    return this.unread.toString('utf8');
  }
  get at(): string {
    return String(this.offset);
  }
  get next(): string {
    return String(this.offset + 1n);
  }
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Whether these bytes are one line that is not empty. */
export function isOneLine(bytes: Buffer): boolean {
  return bytes.length > 0 && !bytes.includes(lineFeed) && !bytes.includes(carriageReturn);
}
