import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { CodedError } from '../errors/coded-error.ts';
import type { ContractDefinition, Handlers, MessageChannelLike } from './contract.ts';
import { connectCallee, connectCaller } from './peer.ts';

const contract = {
  methods: {
    'sum.of': {
      params: z.object({ numbers: z.array(z.number()).max(1_000), scale: z.number().default(1) }),
      result: z.object({ sum: z.number() }),
    },
    'sum.slowly': { params: z.object({}), result: z.null(), timeoutMs: 5_000 },
    'sum.forever': { params: z.object({}), result: z.null(), timeoutMs: 0 },
  },
  events: { 'sum.changed': z.object({ sum: z.number() }) },
} as const satisfies ContractDefinition;
type Contract = typeof contract;

/** One end of a channel that a test plays the other end of. */
class TestChannel implements MessageChannelLike {
  readonly posted: unknown[] = [];
  readonly #message: ((message: unknown) => void)[] = [];
  readonly #close: (() => void)[] = [];

  post(message: unknown): void {
    this.posted.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message.push(listener);
  }
  onClose(listener: () => void): void {
    this.#close.push(listener);
  }
  receive(message: unknown): void {
    for (const listener of this.#message) listener(message);
  }
  close(): void {
    for (const listener of this.#close) listener();
  }
}

const summing: Handlers<Contract> = {
  'sum.of': ({ numbers, scale }) => ({ sum: numbers.reduce((sum, each) => sum + each * scale, 0) }),
  'sum.slowly': () => null,
  'sum.forever': () => null,
};

/** Both sides, connected at once and without a copy. */
function connected(handlers: Handlers<Contract> = summing) {
  const near = new TestChannel();
  const far = new TestChannel();
  near.post = (message) => far.receive(message);
  far.post = (message) => near.receive(message);
  const callee = connectCallee(contract, far, handlers, undefined);
  return { caller: connectCaller(contract, near), callee, near, far };
}

/** The calling side alone. */
function calling() {
  const channel = new TestChannel();
  return { channel, caller: connectCaller(contract, channel) };
}

/** The answering side alone; `ask` gives the answers to a message. */
function answering(handlers: Handlers<Contract> = summing) {
  const channel = new TestChannel();
  connectCallee(contract, channel, handlers, undefined);
  async function ask(...messages: unknown[]): Promise<unknown[]> {
    channel.posted.length = 0;
    for (const message of messages) channel.receive(message);
    // An answer takes some turns of the queue of microtasks, which is over before a timer.
    await new Promise<void>((resolve) => {
      setTimeout(() => resolve(), 0);
    });
    return [...channel.posted];
  }
  return { channel, ask };
}

function response(id: unknown, more: object) {
  return { kind: 'response', id, result: null, ...more };
}

function coded(code: string, params?: object) {
  return expect.objectContaining({
    data: expect.objectContaining({ code, ...(params === undefined ? {} : { params }) }),
  });
}

describe('a call', () => {
  it('is answered, with defaults filled in', async () => {
    const { caller } = connected();
    expect(await caller.call('sum.of', { numbers: [1, 2] })).toEqual({ sum: 3 });
    expect(await caller.call('sum.of', { numbers: [1, 2], scale: 2 })).toEqual({ sum: 6 });
  });

  it('gets its own answer, in whatever order they come', async () => {
    const { caller, channel } = calling();
    const calls = [1, 2, 3].map((number) => caller.call('sum.of', { numbers: [number] }));
    for (const id of [3, 1, 2]) channel.receive(response(id, { result: { sum: id * 10 } }));
    expect(await Promise.all(calls)).toEqual([{ sum: 10 }, { sum: 20 }, { sum: 30 }]);
  });

  it('gives the error of the other side, with its place', async () => {
    const { caller } = connected({
      ...summing,
      'sum.of': () => {
        throw new CodedError(
          'contract.timeout',
          { method: 'x', seconds: 3 },
          { file: 'a.ts', line: 2, column: 7 },
        );
      },
      'sum.slowly': () => Promise.reject(new TypeError('no such thing')),
    });
    await expect(caller.call('sum.of', { numbers: [] })).rejects.toMatchObject({
      data: { code: 'contract.timeout', params: { seconds: 3 }, file: 'a.ts', line: 2, column: 7 },
    });
    await expect(caller.call('sum.slowly', {})).rejects.toEqual(
      coded('internal.unexpected', { detail: 'no such thing' }),
    );
  });

  it('keeps the code of an error that only a newer version knows', async () => {
    const { caller, channel } = calling();
    const call = caller.call('sum.slowly', {});
    channel.receive(response(1, { error: { code: 'future.code', params: {}, hint: 'new' } }));
    await expect(call).rejects.toMatchObject({ data: { code: 'future.code' }, message: 'future.code' });
  });

  it('that can’t be posted is rejected at once', async () => {
    const { caller, channel } = calling();
    channel.post = () => {
      throw new CodedError('contract.closed', { method: 'x' });
    };
    await expect(caller.call('sum.forever', {})).rejects.toEqual(coded('contract.closed', { method: 'x' }));
    channel.post = () => {
      throw new Error('broken');
    };
    await expect(caller.call('sum.forever', {})).rejects.toEqual(
      coded('internal.unexpected', { detail: 'broken' }),
    );
  });
});

describe('a time limit', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** How long a call waits without an answer, in milliseconds; null when it has not given up in an hour. */
  async function waits(method: 'sum.slowly' | 'sum.forever', timeoutMs?: number): Promise<number | null> {
    const channel = new TestChannel();
    const caller = connectCaller(contract, channel, { timeoutMs });
    const began = Date.now();
    let waited: number | null = null;
    caller.call(method, {}).catch((error: CodedError) => {
      expect(error.data).toMatchObject({ code: 'contract.timeout', params: { method } });
      waited = Date.now() - began;
    });
    await vi.advanceTimersByTimeAsync(3_600_000);
    return waited;
  }

  it('is the method’s own before the connection’s, and 0 waits as long as the connection lives', async () => {
    expect(await waits('sum.slowly')).toBe(5_000);
    expect(await waits('sum.slowly', 100)).toBe(5_000);
    expect(await waits('sum.forever')).toBeNull();
  });

  it('is the connection’s where the method has none, and names it in seconds', async () => {
    const caller = connectCaller(contract, new TestChannel(), { timeoutMs: 1_500 });
    const call = caller.call('sum.of', { numbers: [] });
    const failed = expect(call).rejects.toEqual(
      coded('contract.timeout', { method: 'sum.of', seconds: 1.5 }),
    );
    await vi.advanceTimersByTimeAsync(1_499);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await failed;
  });

  it('leaves no timer behind, however the call ends', async () => {
    const { caller, channel } = calling();
    const calls = [1, 2, 3].map(() => caller.call('sum.slowly', {}).catch((error: CodedError) => error.code));
    expect(vi.getTimerCount()).toBe(3);
    channel.receive(response(1, {}));
    channel.receive(response(2, { error: { code: 'contract.closed', params: { method: 'x' } } }));
    channel.close();
    expect(await Promise.all(calls)).toEqual([null, 'contract.closed', 'contract.closed']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('makes an answer that comes later go nowhere, and no later call gets it', async () => {
    const { caller, channel } = calling();
    const late = caller.call('sum.slowly', {}).catch((error: CodedError) => error.code);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await late).toBe('contract.timeout');
    const next = caller.call('sum.of', { numbers: [] });
    channel.receive(response(1, { result: { sum: 1 } }));
    channel.receive(response(2, { result: { sum: 2 } }));
    expect(await next).toEqual({ sum: 2 });
  });
});

describe('a channel that closes', () => {
  it('rejects every pending call, tells the listeners, and refuses calls from then on', async () => {
    const { caller, channel } = calling();
    const closed = vi.fn();
    caller.onClose(closed);
    const calls = (['sum.slowly', 'sum.forever'] as const).map((method) =>
      expect(caller.call(method, {})).rejects.toEqual(coded('contract.closed', { method })),
    );
    channel.close();
    await Promise.all(calls);
    expect(closed).toHaveBeenCalledOnce();
    const posted = channel.posted.length;
    await expect(caller.call('sum.forever', {})).rejects.toEqual(coded('contract.closed'));
    expect(channel.posted).toHaveLength(posted);
  });

  it('makes an answer that is still in it go nowhere', async () => {
    const { caller, channel } = calling();
    const call = caller.call('sum.of', { numbers: [] }).catch((error: CodedError) => error.code);
    channel.close();
    channel.receive(response(1, { result: { sum: 1 } }));
    expect(await call).toBe('contract.closed');
  });
});

describe('what arrives at the caller', () => {
  it('is checked: a result that is not as the contract says rejects its call', async () => {
    const { caller, channel } = calling();
    const bad = [{ sum: '3' }, {}, null, undefined, [], 'text'];
    const calls = bad.map(() =>
      caller.call('sum.of', { numbers: [] }).catch((error: CodedError) => error.code),
    );
    for (const [index, result] of bad.entries()) channel.receive(response(index + 1, { result }));
    expect(await Promise.all(calls)).toEqual(bad.map(() => 'contract.bad-payload'));
  });

  it('is checked: an error that is none rejects its call at once', async () => {
    const { caller, channel } = calling();
    const bad = [null, 'text', {}, { code: 7, params: {} }, { code: 'x', params: {}, line: {} }];
    const calls = bad.map(() => caller.call('sum.forever', {}).catch((error: CodedError) => error.code));
    for (const [index, error] of bad.entries()) channel.receive(response(index + 1, { error }));
    expect(await Promise.all(calls)).toEqual(bad.map(() => 'contract.bad-payload'));
  });

  it('answers a call once: what comes again with its number, or with one of no call, goes nowhere', async () => {
    const { caller, channel } = calling();
    const call = caller.call('sum.of', { numbers: [] });
    for (const id of [0, -1, 7, 1.5, 2 ** 60]) channel.receive(response(id, { result: { sum: 1 } }));
    channel.receive(response(1, { result: { sum: 2 } }));
    channel.receive(response(1, { error: { code: 'x', params: {} } }));
    expect(await call).toEqual({ sum: 2 });
  });

  it('reaches the listeners of an event until they stop, and says of a bad one what is wrong', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { caller, callee, near } = connected();
    const heard: number[] = [];
    const stop = caller.on('sum.changed', ({ sum }) => heard.push(sum));
    caller.on('sum.changed', ({ sum }) => heard.push(sum * 10));
    callee.emit('sum.changed', { sum: 1 });
    near.receive({ kind: 'event', name: 'sum.changed', payload: { sum: 'one' } });
    for (const name of ['sum.other', '__proto__', 'constructor', 'toString'])
      near.receive({ kind: 'event', name, payload: {} });
    stop();
    callee.emit('sum.changed', { sum: 2 });
    expect(heard).toEqual([1, 10, 20]);
    expect(told).toHaveBeenCalledTimes(5);
    expect(told.mock.calls[0]?.[0]).toContain('sum.changed');
    told.mockRestore();
  });
});

describe('what arrives at the callee', () => {
  it('is answered by number, each time that one comes', async () => {
    const { ask } = answering();
    const asked = { kind: 'request', id: 4, method: 'sum.of', params: { numbers: [5] } };
    expect(await ask(asked, asked)).toEqual([
      { kind: 'response', id: 4, result: { sum: 5 } },
      { kind: 'response', id: 4, result: { sum: 5 } },
    ]);
  });

  it('is answered when it has no parameters at all', async () => {
    const { ask } = answering();
    expect(await ask({ kind: 'request', id: 4, method: 'sum.slowly' })).toEqual([
      response(4, { error: expect.objectContaining({ code: 'contract.bad-payload' }) }),
    ]);
  });

  it('is refused where there is no such method, names that every object has included', async () => {
    const { ask } = answering();
    for (const method of ['sum.other', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(await ask({ kind: 'request', id: 1, method, params: {} })).toEqual([
        response(1, { error: { code: 'contract.unknown-method', params: { method } } }),
      ]);
  });

  it('is refused where the parameters are not as the contract says, and no handler sees them', async () => {
    const handler = vi.fn(() => ({ sum: 0 }));
    const { ask } = answering({ ...summing, 'sum.of': handler });
    const bad = [undefined, null, {}, { numbers: 1 }, { numbers: ['1'] }, { numbers: [], scale: null }];
    for (const params of bad)
      expect(await ask({ kind: 'request', id: 1, method: 'sum.of', params })).toEqual([
        response(1, { error: expect.objectContaining({ code: 'contract.bad-payload' }) }),
      ]);
    expect(handler).not.toHaveBeenCalled();
  });

  it('is refused in a few words, however much is wrong and however long the names are', async () => {
    const { ask } = answering();
    const numbers = Array.from({ length: 50_000 }, () => 'x');
    const [wrong] = await ask({ kind: 'request', id: 1, method: 'sum.of', params: { numbers } });
    const [unknown] = await ask({ kind: 'request', id: 2, method: 'm'.repeat(1_000_000), params: {} });
    expect(JSON.stringify(wrong).length).toBeLessThan(5_000);
    expect(JSON.stringify(unknown).length).toBeLessThan(5_000);
  });

  it('gets an error for an answer that can’t be posted', async () => {
    const { ask, channel } = answering();
    const posted: unknown[] = [];
    channel.post = (message) => {
      if (Reflect.get(Object(message), 'error') === undefined) throw new Error('can’t be cloned');
      posted.push(message);
    };
    await ask({ kind: 'request', id: 1, method: 'sum.slowly', params: {} });
    expect(posted).toEqual([
      response(1, { error: { code: 'internal.unexpected', params: { detail: 'can’t be cloned' } } }),
    ]);
  });

  it('takes nothing down when the channel is broken', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { ask, channel } = answering();
    channel.post = () => {
      throw new Error('broken');
    };
    await ask({ kind: 'request', id: 1, method: 'sum.slowly', params: {} });
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});

describe('whatever a hostile side sends', () => {
  const name = fc.oneof(
    fc.constantFrom(...Object.keys(contract.methods), 'sum.changed', '__proto__', 'constructor', 'then'),
    fc.string(),
  );
  const payload = fc.oneof(
    fc.constantFrom<unknown>({ numbers: [1] }, { sum: 1 }, {}, null, undefined),
    fc.anything({ withNullPrototype: true, withBigInt: true, maxDepth: 2 }),
    fc.json({ maxDepth: 3 }).map((text): unknown => JSON.parse(text)),
  );
  const message = fc.oneof(
    payload,
    fc.record(
      {
        kind: fc.oneof(fc.constantFrom('request', 'response', 'event'), payload),
        id: fc.oneof(fc.integer({ min: -1, max: 4 }), payload),
        method: fc.oneof(name, payload),
        name: fc.oneof(name, payload),
        params: payload,
        payload,
        result: payload,
        error: payload,
      },
      { requiredKeys: ['kind'] },
    ),
  );
  const sent = fc.array(message, { maxLength: 20 });

  it('neither side throws, the callee answers only requests, and no call is left without an end', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    await fc.assert(
      fc.asyncProperty(sent, async (messages) => {
        const { caller, channel } = calling();
        const { ask } = answering();
        caller.on('sum.changed', ({ sum }) => expect(sum).toBeTypeOf('number'));
        const calls = Promise.allSettled([
          caller.call('sum.of', { numbers: [] }),
          caller.call('sum.forever', {}),
        ]);
        for (const each of messages) channel.receive(each);
        const requests = messages.filter((each) => Reflect.get(Object(each), 'kind') === 'request');
        const answers = await ask(...messages);
        expect(answers.length).toBeLessThanOrEqual(requests.length);
        for (const answer of answers) expect(answer).toMatchObject({ kind: 'response' });
        channel.close();
        for (const result of await calls)
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(CodedError);
      }),
    );
    told.mockRestore();
  });
});
