import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, encodeFrame, FrameError, frameLimit } from './frame.ts';

/** What a reader makes of bytes that come in pieces of these sizes, again and again. */
function read(
  bytes: Buffer,
  sizes: readonly number[],
  isPassedOn?: (message: unknown) => boolean,
): unknown[] {
  const messages: unknown[] = [];
  const reader = createFrameReader((message) => messages.push(message), isPassedOn);
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length] ?? 1;
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  return messages;
}

/** Bytes with the lengths of a frame before them, true or not. */
function claim(length: number, jsonBytes: number, rest: string | Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(length, 0);
  head.writeUInt32LE(jsonBytes, 4);
  return Buffer.concat([head, Buffer.from(rest)]);
}

describe('frames', () => {
  it('bring every message across, however its bytes are cut', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((part) => part.repeat(200)),
    );
    const member = fc.string().filter((name) => name !== '__proto__');
    const body = fc.dictionary(
      member,
      fc.oneof(
        text,
        fc.jsonValue(),
        fc.string().map((part) => `\ud800${part.repeat(300)}`),
      ),
    );
    const message = fc.record({ kind: fc.constant('event'), id: fc.nat(), payload: body });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1 }),
        (all, sizes) => {
          const sent = JSON.parse(JSON.stringify(all));
          expect(read(Buffer.concat(sent.map(encodeFrame)), sizes)).toEqual(sent);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('carry one long text as it is', () => {
    const lines = '{"name":"\u5f20"}\n'.repeat(1000);
    const frame = encodeFrame({ kind: 'request', id: 1, method: 'run.feed', params: { lines, last: true } });
    expect(frame.length).toBeLessThan(Buffer.byteLength(lines) + 200);
    expect(read(frame, [frame.length])).toMatchObject([{ params: { lines, last: true } }]);
  });

  it('carry its bytes as well, and leave those of what is passed on as they are', () => {
    const lines = '{"name":"\u5f20"}\n'.repeat(1000);
    const calls = { kind: 'event', name: 'store.calls', payload: { calls: lines } };
    const frame = encodeFrame({ ...calls, payload: { calls: Buffer.from(lines) } });
    expect(frame).toEqual(encodeFrame(calls));
    expect(read(frame, [frame.length])).toEqual([calls]);
    const isPassedOn = (message: unknown) =>
      isDeepStrictEqual(message, { ...calls, text: place, payload: { calls: null } });
    const place = ['payload', 'calls'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1 }), (sizes) => {
        const two = Buffer.concat([frame, encodeFrame({ kind: 'event', payload: { calls: lines } })]);
        const [passed, other] = read(two, sizes, isPassedOn);
        expect(encodeFrame(passed as object)).toEqual(frame);
        expect(passed).toMatchObject({ payload: { calls: expect.any(Uint8Array) } });
        expect(other).toEqual({ kind: 'event', payload: { calls: lines } });
      }),
      { numRuns: 40 },
    );
    // Also where there are none.
    expect(read(encodeFrame({ payload: { calls: Buffer.from('') } }), [9999])).toEqual([
      { payload: { calls: '' } },
    ]);
  });

  it('are not sent longer than the limit', () => {
    const payload = { text: '\u5f20'.repeat(frameLimit / 3) };
    expect(() => encodeFrame({ payload })).toThrow('would be longer than 64 MB');
  });

  it.each([
    ['a claim of 4 GB', claim(0xffff_ffff, 2, '{}')],
    ['a claim over the limit', claim(frameLimit + 1, 2, '{}')],
    ['bytes at random', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['no room for the lengths', claim(2, 0, '')],
    ['a JSON longer than its frame', claim(6, 400, '{}')],
    ['no JSON', claim(7, 3, '{a}')],
    ['an empty frame', claim(4, 0, '')],
    ['a text for nothing', claim(12, 2, '{}text!!')],
    [
      'a text for a member that is not there',
      claim(4 + 44, 40, '{"text":["payload","x"],"payload":{"y":1}}'.slice(0, 40).padEnd(44, 'x')),
    ],
    ['a text for a prototype', claim(4 + 39, 38, '{"text":["__proto__","a"],"payload":{}}x')],
  ])('refuses %s', (_name, bytes) => {
    expect(() => read(bytes, [bytes.length])).toThrow(FrameError);
    expect(() => read(bytes, [1])).toThrow(FrameError);
  });

  it('goes on after a listener that threw, with the message after', () => {
    const seen: unknown[] = [];
    const reader = createFrameReader((message) => {
      seen.push(message);
      if (seen.length === 1) throw new Error('no');
    });
    const frames = Buffer.concat([encodeFrame({ id: 1 }), encodeFrame({ id: 2 })]);
    expect(() => reader.push(frames.subarray(0, frames.length - 3))).toThrow('no');
    reader.push(frames.subarray(frames.length - 3));
    expect(seen).toEqual([{ id: 1 }, { id: 2 }]);
  });
});
