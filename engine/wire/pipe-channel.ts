import type { Readable, Writable } from 'node:stream';
import type { MessageChannelLike } from '../../core/contract/contract.ts';
import { createFrameReader, encodeFrame } from './frame.ts';

/** Characters of a reason, which may quote what came. */
const longestReason = 300;

/** The side of a host: nothing of what comes is trusted. */
export interface PipeChannel extends MessageChannelLike {
  /** Listens no more to a side that broke the rules, and tells so. */
  refuse(reason: string): void;
  /** Bytes posted that the other side has not taken yet. */
  readonly waitingBytes: number;
  /** Reads no more until the promise settles: the other side waits meanwhile. */
  pauseUntil(settled: Promise<unknown>): void;
  /** The process behind it is gone. */
  close(): void;
}

export interface PipeChannelSettings {
  /** What the other side sends. */
  from: Readable;
  /** What it receives. */
  to: Writable;
  /** The other side broke the rules, in a few English words; it is not listened to any more. */
  onViolation(reason: string): void;
  /** Asked for every message that came; a text is what is wrong with it. */
  check?: ((bytes: number, message: unknown) => string | undefined) | undefined;
  /** Whether the long text of a message is handed on as it is, and stays bytes. */
  isPassedOn?: ((message: unknown) => boolean) | undefined;
}

/** A channel over two pipes to a process that this one started. */
export function createPipeChannel({
  from,
  to,
  onViolation,
  check,
  isPassedOn,
}: PipeChannelSettings): PipeChannel {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let isOver = false;
  let pauses = 0;
  let arrived = 0;
  const reader = createFrameReader((message) => {
    if (isOver) return;
    const problem = check?.(arrived, message);
    arrived = 0;
    if (problem !== undefined) return refuse(problem);
    for (const listener of messageListeners) listener(message);
  }, isPassedOn);

  function refuse(reason: string): void {
    if (isOver) return;
    isOver = true;
    from.removeAllListeners('data');
    from.resume();
    onViolation(reason.slice(0, longestReason));
  }
  from.on('data', (bytes: Buffer) => {
    arrived += bytes.length;
    try {
      reader.push(bytes);
    } catch (thrown) {
      refuse(thrown instanceof Error ? thrown.message : String(thrown));
    }
  });
  // A process that ends breaks its pipes; its exit tells.
  from.on('error', () => undefined);
  to.on('error', () => undefined);

  return {
    get waitingBytes() {
      return to.writableLength;
    },
    post(message) {
      // Not `writable`: the Node of an old Electron says of such a pipe that it is not, and writes.
      if (!isOver && !to.destroyed && typeof message === 'object' && message !== null)
        to.write(encodeFrame(message));
    },
    refuse,
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    pauseUntil(settled) {
      pauses++;
      from.pause();
      const resume = (): void => {
        if (--pauses === 0) from.resume();
      };
      settled.then(resume, resume);
    },
    close() {
      isOver = true;
      for (const listener of closeListeners) listener();
    },
  };
}
