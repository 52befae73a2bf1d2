import { Buffer } from 'node:buffer';
import { read, writeSync } from 'node:fs';
import type { MessageChannelLike } from '../../core/contract/contract.ts';
import { createFrameReader, encodeFrame } from './frame.ts';

const readBytes = 256 * 1024;
/** A pipe that somebody set to non-blocking is asked again after so many milliseconds. */
const retryMs = 2;

/** Where a process that a host starts finds the two pipes to it. */
export const inheritedPipes = { read: 3, write: 4 } as const;

// Taken before user code is loaded: what it puts in their place changes nothing here.
const retryLater = setTimeout;
const { wait } = Atomics;
const sleepCell = new Int32Array(new SharedArrayBuffer(4));

/**
 * A channel over two inherited pipes, for a process that may open no sockets: with plain file calls, and with nothing that emits
 * events. A message that was posted is in the pipe when `post` returns, so that nothing of it is lost when the process
 * hangs or dies; and who posts waits while the other side does not read.
 */
export function openFdChannel({ read: from, write: to } = inheritedPipes): MessageChannelLike {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const buffer = Buffer.allocUnsafe(readBytes);
  const reader = createFrameReader((message) => {
    for (const listener of messageListeners) listener(message);
  });
  let reading = false;

  function readOn(): void {
    read(from, buffer, 0, readBytes, null, (error, count) => {
      if (error?.code === 'EAGAIN') return void retryLater(readOn, retryMs);
      if (error || count === 0) return close();
      // A message that fails is no reason to hear no more of them.
      try {
        reader.push(buffer.subarray(0, count));
      } finally {
        readOn();
      }
    });
  }
  function close(): void {
    for (const listener of closeListeners) listener();
  }

  return {
    post(message) {
      if (typeof message === 'object' && message !== null) writeWhole(to, encodeFrame(message));
    },
    onMessage(listener) {
      messageListeners.push(listener);
      if (reading) return;
      reading = true;
      readOn();
    },
    onClose: (listener) => void closeListeners.push(listener),
  };
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EAGAIN')) throw thrown;
      wait(sleepCell, 0, 0, retryMs);
    }
  }
}
