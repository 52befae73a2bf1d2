import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { Frame, FrameStore } from './frame-store.ts';

/** What a journal's file begins with: kind and version. */
const signature = Buffer.from('KisFlowJournal 1\n');
/** Length and checksum, before each frame's text. */
const prefixBytes = 8;
/** A longer one was never written. */
const longestFrame = 256 * 1024 * 1024;
const bytesPerRead = 1024 * 1024;

/** Begins a journal's file, or goes on with one. Rejects with the system's error. */
export async function createFileFrames(path: string): Promise<FrameStore> {
  const handle = await open(path, 'wx+');
  await handle.write(signature, 0, signature.length, 0);
  return frameStore(path, handle, signature.length);
}

/** The frames of a journal's file that is only read. */
export async function openFileFrames(path: string): Promise<FrameStore> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return frameStore(path, handle, size);
}

/** Appends in order and without waiting for the disk; the frames before one that a kill cut off are whole. */
function frameStore(path: string, handle: FileHandle, start: number): FrameStore {
  let end = start;
  let waiting = 0;
  let failure: unknown;
  let last: Promise<void> = Promise.resolve();

  async function write(bytes: Buffer, at: number): Promise<void> {
    try {
      if (failure === undefined) await writeAll(handle, bytes, at);
    } catch (thrown) {
      failure = thrown;
    }
    waiting -= bytes.length;
  }
  return {
    get bytes() {
      return end;
    },
    get waitingBytes() {
      return waiting;
    },
    get failure() {
      return failure;
    },
    append(text) {
      const bytes = encode(text);
      const frame = { offset: end, length: bytes.length };
      end += bytes.length;
      waiting += bytes.length;
      last = last.then(() => write(bytes, frame.offset));
      return { frame, written: last };
    },
    async read(frame) {
      await last;
      const bytes = Buffer.allocUnsafe(frame.length);
      const { bytesRead } = await handle.read(bytes, 0, frame.length, frame.offset);
      const text = bytesRead === frame.length ? decode(bytes) : undefined;
      if (text === undefined) throw new CodedError('host.journal-damaged', { path });
      return text;
    },
    settled: () => last,
    async close() {
      await last;
      await handle.close();
    },
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}

function encode(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(prefixBytes + length);
  bytes.write(text, prefixBytes, 'utf8');
  bytes.writeUInt32LE(length, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(prefixBytes)), 4);
  return bytes;
}

/** The text of a whole frame; undefined when it is none. */
function decode(bytes: Buffer): string | undefined {
  if (bytes.readUInt32LE(0) !== bytes.length - prefixBytes) return undefined;
  const text = bytes.subarray(prefixBytes);
  return bytes.readUInt32LE(4) === crc32(text) ? text.toString('utf8') : undefined;
}

/** Gives every whole frame to `onFrame`, in order; the bytes behind them. Rejects with the system's error. */
export async function scanFrames(
  path: string,
  onFrame: (frame: Frame, text: string) => void,
): Promise<{ tornBytes: number }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const head = await readAt(handle, 0, signature.length);
    let offset = head.equals(signature) ? signature.length : size + 1;
    if (offset > size) return { tornBytes: size };
    for (let held = await readAt(handle, offset, bytesPerRead); held.length >= prefixBytes; ) {
      const length = prefixBytes + held.readUInt32LE(0);
      if (length > longestFrame || offset + length > size) break;
      if (held.length < length) held = await readAt(handle, offset, Math.max(length, bytesPerRead));
      const text = decode(held.subarray(0, length));
      if (text === undefined) break;
      onFrame({ offset, length }, text);
      offset += length;
      held = held.subarray(length);
      if (held.length < prefixBytes) held = await readAt(handle, offset, bytesPerRead);
    }
    return { tornBytes: size - offset };
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}
