import { randomUUID } from 'node:crypto';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { Callee } from '../../core/contract/peer.ts';
import type { HostWindow } from './host-window.ts';
import type { RunEngineFactory } from './run-engine.ts';
import { createSession, type Session } from './session.ts';
import type { Troubles } from './storage/troubles.ts';

interface Sessions {
  /**
   * The session of this id, or a new one. Only the page that made up the id knows it: when it connects again, it has lost its
   * connection, whether that was seen here or not.
   */
  take(id: string, window: HostWindow | null, initialRoot: string | null): Session;
  /** The session's connection was lost: it ends unless it is taken up again in time. */
  lost(session: Session, callee: Callee<HostContract>): void;
  end(session: Session): Promise<void>;
  /** Ids of the sessions that have a connection. */
  connected(): ReadonlySet<string>;
  /** Ids of the projects that those have open. */
  connectedProjects(): ReadonlySet<string>;
  close(): Promise<void>;
}

export function createSessions(
  createEngine: RunEngineFactory,
  reconnectMs: number,
  troubles: Troubles,
): Sessions {
  const sessions = new Map<string, Session>();
  /** Sessions without connection, and the timer that ends them. */
  const waiting = new Map<Session, ReturnType<typeof setTimeout>>();
  let closing = false;

  async function end(session: Session): Promise<void> {
    clearTimeout(waiting.get(session));
    waiting.delete(session);
    if (sessions.get(session.id) !== session) return;
    sessions.delete(session.id);
    await session.close();
  }

  return {
    end,
    take(id, window, initialRoot) {
      const known = sessions.get(id);
      if (known) {
        clearTimeout(waiting.get(known));
        waiting.delete(known);
        return known;
      }
      const free = /^[\w-]{8,64}$/.test(id) ? id : randomUUID();
      const session = createSession({ id: free, window, initialRoot, createEngine, troubles });
      sessions.set(free, session);
      return session;
    },
    lost(session, callee) {
      if (!session.detach(callee)) return;
      if (closing || sessions.get(session.id) !== session) return;
      waiting.set(
        session,
        setTimeout(() => void end(session), reconnectMs),
      );
    },
    connected() {
      return new Set([...sessions.values()].filter((session) => !waiting.has(session)).map(({ id }) => id));
    },
    connectedProjects() {
      const present = [...sessions.values()].filter((session) => !waiting.has(session));
      return new Set(present.flatMap(({ projects }) => [...projects.keys()]));
    },
    async close() {
      closing = true;
      await Promise.all([...sessions.values()].map(end));
    },
  };
}
