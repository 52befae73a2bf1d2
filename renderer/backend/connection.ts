import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MessageChannelLike } from '../../core/contract/contract.ts';
import { firstHostContract } from '../../core/contract/first-host-contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import { connectCaller } from '../../core/contract/peer.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Backend } from './backend.ts';

export interface ConnectionState {
  state: 'connecting' | 'open' | 'lost';
  /** Milliseconds since the epoch; null while an attempt is under way. */
  nextAttemptAt: number | null;
}

/** The way to the host, over whichever transport, and how it is doing. */
export interface Connection {
  backend: Backend;
  status: StoreApi<ConnectionState>;
  /** Tries again at once. */
  retry(): void;
  close(): void;
}

/** The contract with all that is asked about projects: the first screen does without its schemas. */
export async function wholeHostContract(): Promise<HostContract> {
  return (await import('../../core/contract/host-contract.ts')).hostContract;
}

const firstDelayMs = 250;
const longestDelayMs = 5_000;

/**
 * A backend that lives through lost connections: pending calls are rejected with `contract.closed`, listeners stay, and
 * `open` is tried again, ever less often. Calls wait for the first connection, and are rejected while it is lost.
 */
export function createConnection(open: () => Promise<MessageChannelLike>): Connection {
  const status = createStore<ConnectionState>()(() => ({ state: 'connecting', nextAttemptAt: null }));
  const subscriptions = new Set<{ attach(caller: Backend): () => void; detach(): void }>();
  const closeListeners: (() => void)[] = [];
  let caller: Backend | null = null;
  let delay = firstDelayMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let firstOpened: () => void;
  const opened = new Promise<void>((resolve) => {
    firstOpened = resolve;
  });

  function attempt(): void {
    clearTimeout(timer);
    status.setState({ nextAttemptAt: null });
    open().then(connected, later);
  }
  function connected(channel: MessageChannelLike): void {
    const next = connectCaller<HostContract>({ first: firstHostContract, whole: wholeHostContract }, channel);
    for (const subscription of subscriptions) subscription.detach = subscription.attach(next);
    next.onClose(() => {
      caller = null;
      for (const listener of closeListeners) listener();
      later();
    });
    caller = next;
    delay = firstDelayMs;
    status.setState({ state: 'open', nextAttemptAt: null });
    firstOpened();
  }
  function later(): void {
    if (ended) return;
    status.setState({ state: 'lost', nextAttemptAt: Date.now() + delay });
    timer = setTimeout(attempt, delay);
    delay = Math.min(delay * 2, longestDelayMs);
  }

  const backend: Backend = {
    async call(method, params) {
      if (status.getState().state === 'connecting') await opened;
      if (caller === null) throw new CodedError('contract.closed', { method });
      return caller.call(method, params);
    },
    on(event, listener) {
      const subscription = { attach: (to: Backend) => to.on(event, listener), detach: () => {} };
      if (caller !== null) subscription.detach = subscription.attach(caller);
      subscriptions.add(subscription);
      return () => {
        subscriptions.delete(subscription);
        subscription.detach();
      };
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
  };
  attempt();
  return {
    backend,
    status,
    retry() {
      if (status.getState().state === 'lost') attempt();
    },
    close() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
