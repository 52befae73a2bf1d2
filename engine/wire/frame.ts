import { Buffer } from 'node:buffer';
import { CodedError } from '../../core/errors/coded-error.ts';

/** Bytes of one frame after its length, at most: longer ones are not sent, and whoever claims one is no longer listened to. */
export const frameLimit = 64 * 1024 * 1024;

const prefixBytes = 8;
/** Texts from this length on travel as they are: in JSON each quote of theirs would be written and read twice. */
const plainTextFrom = 1024;
/** The members of a message that hold what it is about. */
const bodies = ['params', 'payload', 'result'] as const;

// Taken before user code is loaded: what it puts in their place changes nothing here.
const { parse, stringify } = JSON;

/** A message whose longest direct text was taken out of its JSON. */
interface Parted {
  head: unknown;
  text: string | Uint8Array;
}

/**
 * A message as a frame: four bytes with the length of all that follows, four with that of the JSON, the JSON, and after it
 * one long text of the message as plain UTF-8, if it has any; in its place in the message may stand its bytes. Throws `contract.too-large`.
 */
export function encodeFrame(message: object): Buffer {
  const { head, text } = partText(message);
  const json = stringify(head);
  const jsonBytes = Buffer.byteLength(json);
  const length = 4 + jsonBytes + Buffer.byteLength(text);
  if (length > frameLimit) throw new CodedError('contract.too-large', { limit: frameLimit / 1024 / 1024 });
  const frame = Buffer.allocUnsafe(4 + length);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(jsonBytes, 4);
  frame.write(json, prefixBytes, 'utf8');
  if (typeof text === 'string') frame.write(text, prefixBytes + jsonBytes, 'utf8');
  else frame.set(text, prefixBytes + jsonBytes);
  return frame;
}

/** Takes frames apart as their bytes arrive, in whatever pieces. */
export interface FrameReader {
  /** Throws FrameError at bytes that are no frame; what follows them means nothing. */
  push(bytes: Buffer): void;
}

/** Why bytes are no frame, in a few English words for a log. */
export class FrameError extends Error {
  override name = 'FrameError';
}

/**
 * Never holds more than twice what has arrived of one frame, whatever length it claims. Of messages that are passed on the long text
 * stays bytes, those that were pushed: asked is the message without it.
 */
export function createFrameReader(
  onMessage: (message: unknown) => void,
  isPassedOn: (message: unknown) => boolean = () => false,
): FrameReader {
  let held = Buffer.alloc(0);
  let heldBytes = 0;

  function hold(bytes: Buffer): void {
    const needed = heldBytes + bytes.length;
    if (needed > held.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, held.length * 2));
      held.copy(larger, 0, 0, heldBytes);
      held = larger;
    }
    bytes.copy(held, heldBytes);
    heldBytes = needed;
  }

  /** What is left after the whole frames waits for the bytes that complete it. */
  function keep(rest: Buffer): void {
    if (heldBytes > 0 && rest.length === heldBytes) return;
    held = Buffer.alloc(0);
    heldBytes = 0;
    if (rest.length > 0) hold(rest);
  }

  return {
    push(bytes) {
      if (heldBytes > 0) hold(bytes);
      let rest = heldBytes > 0 ? held.subarray(0, heldBytes) : bytes;
      try {
        for (let length = frameLength(rest); length !== undefined; length = frameLength(rest)) {
          const frame = rest.subarray(0, length);
          rest = rest.subarray(length);
          onMessage(decodeFrame(frame, isPassedOn));
        }
      } finally {
        // Also when a listener threw: its message has been told, and is not told again.
        keep(rest);
      }
    },
  };
}

/** Bytes of the whole first frame; undefined while it is not there. */
function frameLength(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readUInt32LE(0);
  if (length > frameLimit) throw new FrameError(`a frame of ${length} bytes`);
  return bytes.length < 4 + length ? undefined : 4 + length;
}

function decodeFrame(frame: Buffer, isPassedOn: (message: unknown) => boolean): unknown {
  const jsonEnd = frame.length < prefixBytes ? -1 : prefixBytes + frame.readUInt32LE(4);
  if (jsonEnd < 0 || jsonEnd > frame.length) throw new FrameError('a frame without its JSON');
  const head = parseJson(frame.toString('utf8', prefixBytes, jsonEnd));
  if (jsonEnd === frame.length) return head;
  return joinText(head, isPassedOn(head) ? frame.subarray(jsonEnd) : frame.toString('utf8', jsonEnd));
}

function parseJson(json: string): unknown {
  try {
    return parse(json);
  } catch {
    throw new FrameError('a frame that is not JSON');
  }
}

/** The first long text among the members of the body leaves it, and `text` tells where it was. */
function partText(message: object): Parted {
  for (const name of bodies) {
    const body: unknown = Reflect.get(message, name);
    if (typeof body !== 'object' || body === null) continue;
    for (const [member, text] of Object.entries(body)) {
      if (!isPlain(text)) continue;
      // A frame that ends with its JSON has no text.
      if (text.length === 0) return { head: { ...message, [name]: { ...body, [member]: '' } }, text: '' };
      return { head: { ...message, [name]: { ...body, [member]: null }, text: [name, member] }, text };
    }
  }
  return { head: message, text: '' };
}

function isPlain(text: unknown): text is string | Uint8Array {
  if (text instanceof Uint8Array) return true;
  // Half of a surrogate pair is no UTF-8.
  return typeof text === 'string' && text.length >= plainTextFrom && text.isWellFormed();
}

function joinText(head: unknown, text: string | Uint8Array): unknown {
  if (!isObject(head)) throw new FrameError('a frame with a text that belongs nowhere');
  const { text: place, ...message } = head;
  const [name, member] = Array.isArray(place) ? place : [];
  const body = typeof name === 'string' && Object.hasOwn(message, name) ? message[name] : undefined;
  if (!isObject(body) || typeof member !== 'string' || !Object.hasOwn(body, member))
    throw new FrameError('a frame with a text that belongs nowhere');
  body[member] = text;
  return message;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
