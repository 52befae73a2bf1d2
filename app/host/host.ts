import { randomUUID } from 'node:crypto';
import type { EventName, EventPayload, MessageChannelLike } from '../../core/contract/contract.ts';
import { firstHostContract } from '../../core/contract/first-host-contract.ts';
import type { Settings } from '../../core/contract/host/app.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import { answersOf, connectAnswers } from '../../core/contract/peer.ts';
import { createBegunWork } from './disk/begun-work.ts';
import { createExamples } from './examples/examples.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { exampleHandlers } from './handlers/example-handlers.ts';
import { folderHandlers } from './handlers/folder-handlers.ts';
import { windowHandlers } from './handlers/window-handlers.ts';
import type { FirstHandlers, FirstServices } from './host-services.ts';
import type { HostWindow } from './host-window.ts';
import type { ProjectHost } from './project-host.ts';
import type { RunEngineFactory } from './run-engine.ts';
import { createSessions } from './sessions.ts';
import type { JsonFile } from './storage/json-file.ts';
import { createRecentProjects } from './storage/recent-projects.ts';
import { createRecoveryJournal } from './storage/recovery-journal.ts';
import { createSettingsFile } from './storage/settings-file.ts';
import { sweepData } from './storage/sweep-data.ts';
import { createTroubles } from './storage/troubles.ts';
import { createTrustedFolders } from './storage/trusted-folders.ts';

interface HostOptions {
  /** Settings, recent folders, trust, unsaved edits and copies of the examples: see `dataFolderOf`. */
  dataFolder: string;
  examplesFolder: string;
  version: string;
  kind: 'web' | 'desktop';
  /** Loads what makes a session's engines: asked for with the first that a project needs. */
  loadEngines(): Promise<RunEngineFactory>;
  /** After a window changed them. */
  settingsChanged?(settings: Settings): void;
  /** How long a session without connection may come back, in milliseconds. */
  reconnectMs?: number;
}

interface ConnectOptions {
  /** Made up by the page, which alone knows it: another connection with it takes the session up again. */
  sessionId?: string;
  window?: HostWindow;
  /** A project to open at once. */
  initialRoot?: string | null;
}

/** One connection of a user interface. */
export interface HostConnection {
  /** For what only the window knows: menu commands, drops, the wish to close. */
  emit<E extends EventName<HostContract>>(event: E, payload: EventPayload<HostContract, E>): void;
  /** The user interface is gone for good: its session ends without waiting for it to come back. */
  end(): Promise<void>;
}

/** All that a user interface needs of the machine it runs on, the same behind a WebSocket and behind Electron's IPC. */
export interface Host {
  /** What the host keeps for all windows; whoever else needs it takes it from here, so that one queue orders the updates. */
  readonly kept: Pick<FirstServices, 'settings' | 'recent' | 'examples'>;
  connect(channel: MessageChannelLike, options?: ConnectOptions): HostConnection;
  /** Loads what opens and runs projects before a window asks for it. */
  load(): Promise<void>;
  /** Resolves when what killed hosts had left is cleared, and their exports are finished. */
  readonly swept: Promise<void>;
  /** Ends every session: engines, watchers, uploads. */
  close(): Promise<void>;
}

const firstHandlers: FirstHandlers = {
  ...appHandlers,
  ...exampleHandlers,
  ...folderHandlers,
  ...windowHandlers,
};

/**
 * The composition root of web and desktop alike. What opens and runs projects is loaded when it is first needed: a window is
 * there without it.
 */
export function createHost(options: HostOptions): Host {
  const { dataFolder } = options;
  const begunWork = createBegunWork(dataFolder);
  const swept = sweepData(dataFolder, begunWork);
  const troubles = createTroubles();
  let createEngine: RunEngineFactory = () => {
    throw new Error('engines are for handlers of projects');
  };
  const sessions = createSessions((emit) => createEngine(emit), options.reconnectMs ?? 15_000, troubles);
  const services: FirstServices = {
    version: options.version,
    kind: options.kind,
    settings: announced(createSettingsFile(dataFolder, troubles.report), options.settingsChanged),
    recent: createRecentProjects(dataFolder, Date.now, troubles.report),
    trusted: createTrustedFolders(dataFolder, troubles.report),
    recovery: createRecoveryJournal(dataFolder, Date.now),
    begunWork,
    examples: createExamples(options.examplesFolder, dataFolder),
    troubles,
    liveSessions: sessions.connected,
    liveProjects: sessions.connectedProjects,
  };
  let loading: Promise<ProjectHost> | undefined;
  async function load(): Promise<ProjectHost> {
    const [{ createProjectHost }, engines] = await Promise.all([
      import('./project-host.ts'),
      options.loadEngines(),
    ]);
    createEngine = engines;
    return createProjectHost(services);
  }
  function projectHost(): Promise<ProjectHost> {
    loading ??= load().catch((thrown: unknown) => {
      loading = undefined;
      throw thrown;
    });
    return loading;
  }
  return {
    kept: services,
    swept,
    load: async () => void (await projectHost()),
    connect(channel, { sessionId = randomUUID(), window, initialRoot } = {}) {
      const session = sessions.take(sessionId, window ?? null, initialRoot ?? null);
      const first = answersOf(firstHostContract, firstHandlers, { services, session });
      const callee = connectAnswers<HostContract>(
        channel,
        async (method) => first(method) ?? (await projectHost()).answers(session)(method),
      );
      session.attach(callee);
      channel.onClose(() => sessions.lost(session, callee));
      return {
        emit: session.emit,
        async end() {
          if (!session.isTakenFrom(callee)) await sessions.end(session);
        },
      };
    },
    async close() {
      await sessions.close();
      await (await loading)?.close();
      await swept;
    },
  };
}

function announced(file: JsonFile<Settings>, listener: HostOptions['settingsChanged']): JsonFile<Settings> {
  return {
    read: file.read,
    async update(change) {
      const settings = await file.update(change);
      listener?.(settings);
      return settings;
    },
  };
}
