import { expect, it } from 'vitest';
import { engineContract } from '../../../core/contract/engine-contract.ts';
import { connectCaller } from '../../../core/contract/peer.ts';
import { frameLimit } from '../../../engine/wire/frame.ts';
import { relayStoreCalls } from './store-relay.ts';

const place = { root: '/project', storePath: '/project/.studio/store/store.sqlite' };

/** A relay between an engine that says what the test says, and a store that answers when it is let. */
function relay(waitingBytes = 0, storage: 'embedded' | 'real' = 'embedded') {
  const refused: string[] = [];
  const answered: unknown[] = [];
  const asked: unknown[] = [];
  const letGo: (() => void)[] = [];
  let hear = (_message: unknown): void => {};
  const channel = {
    post: (message: unknown) => void answered.push(message),
    onMessage: (listener: (message: unknown) => void) => {
      hear = listener;
    },
    onClose: () => {},
  };
  const connection = {
    caller: connectCaller(engineContract, channel),
    violate: (reason: string) => void refused.push(reason),
    waitingBytes: () => waitingBytes,
  };
  const ask = (of: unknown, calls: string) =>
    new Promise<{ answers: string }>((resolve) => {
      asked.push({ of, calls });
      letGo.push(() => resolve({ answers: calls }));
    });
  const connections = { ask: async () => ({ answers: 'of a server' }) };
  relayStoreCalls({ connection, stores: { ask }, connections, place: { ...place, storage } });
  const say = (payload: object) => hear({ kind: 'event', name: 'store.calls', payload });
  return { say, refused, answered, asked, letGo };
}

it('asks the store of the run, whatever a message says', async () => {
  const { say, asked, answered, letGo } = relay();
  say({ calls: 'one', storePath: '/etc/passwd', root: '/' });
  expect(asked).toMatchObject([{ of: place, calls: 'one' }]);
  letGo[0]?.();
  await new Promise(setImmediate);
  expect(answered).toMatchObject([{ method: 'store.answers', params: { answers: 'one' } }]);
});

it('hears no engine that asks on before it has its answers', () => {
  const { say, asked, refused } = relay();
  for (let turn = 0; turn < 1000; turn++) say({ calls: `${turn}` });
  expect(asked).toHaveLength(1);
  expect(refused[0]).toContain('before the answers');
});

it('hears no engine that asks without reading its answers', () => {
  const { say, asked, refused } = relay(frameLimit + 1);
  say({ calls: 'more' });
  expect(asked).toEqual([]);
  expect(refused[0]).toContain('without reading');
});

it('asks real storage instead where the host started the run so', async () => {
  const { say, asked, answered } = relay(0, 'real');
  say({ calls: 'one', storage: 'embedded' });
  await new Promise(setImmediate);
  expect(asked).toEqual([]);
  expect(answered).toMatchObject([{ method: 'store.answers', params: { answers: 'of a server' } }]);
});
