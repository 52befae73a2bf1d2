import type { EventName, EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { Callee } from '../../core/contract/peer.ts';

/** Events kept for a connection that is away; what is beyond is dropped, oldest first. */
const maxKept = 2_000;

interface KeptEvent {
  /** A newer event with the same key replaces it. */
  key: string;
  send(callee: Callee<HostContract>): void;
}

/** Sends events to whichever connection is there, and keeps them while there is none. */
interface EventOutlet {
  emit<E extends EventName<HostContract>>(event: E, payload: EventPayload<HostContract, E>): void;
  attach(callee: Callee<HostContract>): void;
  detach(callee: Callee<HostContract>): void;
}

export function createEventOutlet(): EventOutlet {
  let current: Callee<HostContract> | undefined;
  let kept: KeptEvent[] = [];

  function keep(event: KeptEvent): void {
    const others = event.key === '' ? kept : kept.filter((other) => other.key !== event.key);
    kept = [...others, event].slice(-maxKept);
  }

  return {
    emit(name, payload) {
      if (current) current.emit(name, payload);
      // Counters tell the whole run so far: only the last ones matter.
      else keep({ key: keyOf(name, payload), send: (callee) => callee.emit(name, payload) });
    },
    attach(callee) {
      current = callee;
      const missed = kept;
      kept = [];
      for (const event of missed) event.send(callee);
    },
    detach(callee) {
      if (current === callee) current = undefined;
    },
  };
}

function keyOf(name: EventName<HostContract>, payload: object): string {
  return name === 'run.progress' && 'runId' in payload ? `${name} ${String(payload.runId)}` : '';
}
