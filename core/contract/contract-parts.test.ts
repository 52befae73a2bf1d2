import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { CodedError } from '../errors/coded-error.ts';
import type { ContractDefinition, MessageChannelLike } from './contract.ts';
import { connectCaller } from './peer.ts';

const number = z.object({ value: z.number() });
const first = {
  methods: { 'first.get': { params: z.object({}), result: number } },
  events: { 'first.changed': number },
} as const satisfies ContractDefinition;
const whole = {
  methods: { ...first.methods, 'later.get': { params: z.object({}), result: number, timeoutMs: 1_000 } },
  events: { ...first.events, 'later.changed': number },
} as const satisfies ContractDefinition;
type Whole = typeof whole;

/** A caller that has the first part; `load` gives it the whole, `receive` is what arrives. */
function calling() {
  const posted: { id: number; method: string }[] = [];
  let receive = (_message: unknown): void => {};
  const channel: MessageChannelLike = {
    post: (message) => void posted.push(message as (typeof posted)[number]),
    onMessage(listener) {
      receive = listener;
    },
    onClose: () => {},
  };
  const { promise, resolve, reject } = Promise.withResolvers<Whole>();
  const onBadMessage = vi.fn();
  const caller = connectCaller<Whole>({ first, whole: () => promise }, channel, { onBadMessage });
  return {
    caller,
    posted,
    onBadMessage,
    load: () => resolve(whole),
    fail: reject,
    receive: (message: unknown) => receive(message),
  };
}

const answer = (id: number, result: unknown) => ({ kind: 'response', id, result });

it('answers what the first part has without the rest', async () => {
  const { caller, receive } = calling();
  const call = caller.call('first.get', {});
  receive(answer(1, { value: 1 }));
  expect(await call).toEqual({ value: 1 });
});

it('asks at once what only the rest has, in order, and checks the answer when that is there', async () => {
  const { caller, posted, receive, load } = calling();
  const calls = [caller.call('later.get', {}), caller.call('first.get', {}), caller.call('later.get', {})];
  expect(posted.map(({ method }) => method)).toEqual(['later.get', 'first.get', 'later.get']);
  receive(answer(1, { value: 1 }));
  receive(answer(2, { value: 2 }));
  receive(answer(3, { value: 'three' }));
  expect(await calls[1]).toEqual({ value: 2 });
  load();
  expect(await calls[0]).toEqual({ value: 1 });
  expect(await calls[2]?.catch(({ code }: CodedError) => code)).toBe('contract.bad-payload');
});

it('gives an error without the rest', async () => {
  const { caller, receive } = calling();
  const call = caller.call('later.get', {}).catch(({ code }: CodedError) => code);
  receive({ kind: 'response', id: 1, error: { code: 'host.project-not-open', params: {} } });
  expect(await call).toBe('host.project-not-open');
});

it('waits for an answer as long as the rest says', async () => {
  vi.useFakeTimers();
  const { caller, load } = calling();
  const call = caller.call('later.get', {}).catch(({ code }: CodedError) => code);
  load();
  await vi.advanceTimersByTimeAsync(1_001);
  expect(await call).toBe('contract.timeout');
  vi.useRealTimers();
});

it('rejects what the rest does not have either, and what it can’t be had for', async () => {
  const known = calling();
  const odd = known.caller.call('other.get' as 'later.get', {}).catch(({ code }: CodedError) => code);
  known.load();
  known.receive(answer(1, null));
  expect(await odd).toBe('contract.unknown-method');
  const { caller, fail } = calling();
  const call = caller.call('later.get', {});
  fail(new Error('no such file'));
  await expect(call).rejects.toThrow('no such file');
});

it('hears events of the rest when that is there, and says which it does not have', async () => {
  const { caller, receive, load, onBadMessage } = calling();
  const heard: number[] = [];
  caller.on('later.changed', ({ value }) => heard.push(value));
  receive({ kind: 'event', name: 'later.changed', payload: { value: 1 } });
  receive({ kind: 'event', name: 'later.changed', payload: { value: 2 } });
  receive({ kind: 'event', name: 'other.changed', payload: {} });
  expect(heard).toEqual([]);
  load();
  await vi.waitFor(() => expect(heard).toEqual([1, 2]));
  await vi.waitFor(() =>
    expect(onBadMessage).toHaveBeenCalledExactlyOnceWith('There is no event other.changed'),
  );
});
