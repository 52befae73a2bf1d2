import { describe, expect, it } from 'vitest';
import { createSendWindow } from './send-window.ts';

describe('a send window', () => {
  it('keeps as many messages under way as fit, and sends the next when the oldest is answered', async () => {
    const { window, sent, answer, send } = setUp(10);
    await send(4);
    await send(4);
    const third = send(4);
    await Promise.resolve();
    expect(sent).toEqual([0, 1]);
    answer(0);
    await third;
    expect(sent).toEqual([0, 1, 2]);
    answer(1);
    answer(2);
    await window.settled();
  });

  it('sends what is larger than the window alone', async () => {
    const { sent, answer, send } = setUp(10);
    await send(99);
    const next = send(1);
    await Promise.resolve();
    expect(sent).toEqual([0]);
    answer(0);
    await next;
    expect(sent).toEqual([0, 1]);
  });

  it('throws what a message failed with, and sends no more', async () => {
    const { window, sent, fail, send } = setUp(4);
    await send(4);
    fail(0);
    await expect(send(4)).rejects.toThrow('message 0');
    expect(sent).toEqual([0]);
    await send(4);
    fail(1);
    await expect(window.settled()).rejects.toThrow('message 1');
  });
});

function setUp(limit: number) {
  const window = createSendWindow(limit);
  const sent: number[] = [];
  const open: PromiseWithResolvers<void>[] = [];
  return {
    window,
    sent,
    send: (size: number) =>
      window.send(size, () => {
        const message = Promise.withResolvers<void>();
        sent.push(open.length);
        open.push(message);
        return message.promise;
      }),
    answer: (index: number) => open[index]?.resolve(),
    fail: (index: number) => open[index]?.reject(new Error(`message ${index}`)),
  };
}
