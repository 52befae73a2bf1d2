import type { EventName, EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { Callee } from '../../core/contract/peer.ts';

/** Events kept for a connection that is away; what is beyond is dropped, oldest first. */
const maxKept = 2_000;

/** Sends events to whichever connection is there, and keeps them while there is none. */
interface EventOutlet {
  emit<E extends EventName<HostContract>>(event: E, payload: EventPayload<HostContract, E>): void;
  attach(callee: Callee<HostContract>): void;
  /** Whether that connection was the one that events went to. */
  detach(callee: Callee<HostContract>): boolean;
  /** Whether events go to another connection by now. */
  isTakenFrom(callee: Callee<HostContract>): boolean;
}

export function createEventOutlet(): EventOutlet {
  let current: Callee<HostContract> | undefined;
  let kept: ((callee: Callee<HostContract>) => void)[] = [];

  return {
    emit(name, payload) {
      if (current) current.emit(name, payload);
      // A page that comes back finds the events of its run in the journal, from the last one it heard on.
      else if (name !== 'run.events')
        kept = [...kept, (callee: Callee<HostContract>) => callee.emit(name, payload)].slice(-maxKept);
    },
    attach(callee) {
      current = callee;
      const missed = kept;
      kept = [];
      for (const send of missed) send(callee);
    },
    detach(callee) {
      if (current !== callee) return false;
      current = undefined;
      return true;
    },
    isTakenFrom: (callee) => current !== undefined && current !== callee,
  };
}
