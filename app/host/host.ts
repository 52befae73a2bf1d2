import { randomUUID } from 'node:crypto';
import type { EventName, EventPayload, MessageChannelLike } from '../../core/contract/contract.ts';
import type { Settings } from '../../core/contract/host/app.ts';
import { type HostContract, hostContract } from '../../core/contract/host-contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { createBegunWork } from './disk/begun-work.ts';
import { createExamples } from './examples/examples.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { exampleHandlers } from './handlers/example-handlers.ts';
import { exportHandlers } from './handlers/export-handlers.ts';
import { folderHandlers } from './handlers/folder-handlers.ts';
import { goCodeHandlers } from './handlers/go-code-handlers.ts';
import { goCompareHandlers } from './handlers/go-compare-handlers.ts';
import { goldenHandlers } from './handlers/golden-handlers.ts';
import { journalHandlers } from './handlers/journal-handlers.ts';
import { liveHandlers } from './handlers/live-handlers.ts';
import { projectHandlers } from './handlers/project-handlers.ts';
import { runHandlers } from './handlers/run-handlers.ts';
import { sampleHandlers } from './handlers/sample-handlers.ts';
import { sourceHandlers } from './handlers/source-handlers.ts';
import { storeHandlers } from './handlers/store-handlers.ts';
import { windowHandlers } from './handlers/window-handlers.ts';
import type { HostHandlers, HostServices } from './host-services.ts';
import type { HostWindow } from './host-window.ts';
import { createProjectJournals } from './journal/project-journals.ts';
import { createProjectFolders } from './project/project-folders.ts';
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
  createEngine: RunEngineFactory;
  /** After a window changed them. */
  settingsChanged?(settings: Settings): void;
  /** How long a session without connection may come back, in milliseconds. */
  reconnectMs?: number;
}

interface ConnectOptions {
  /** Chosen by the page: a connection with the id of a session that lost its own takes it up again. */
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
  readonly kept: Pick<HostServices, 'settings' | 'recent' | 'examples'>;
  connect(channel: MessageChannelLike, options?: ConnectOptions): HostConnection;
  /** Resolves when what killed hosts had left is cleared, and their exports are finished. */
  readonly swept: Promise<void>;
  /** Ends every session: engines, watchers, uploads. */
  close(): Promise<void>;
}

const handlers: HostHandlers = {
  ...appHandlers,
  ...exampleHandlers,
  ...exportHandlers,
  ...folderHandlers,
  ...goCodeHandlers,
  ...goCompareHandlers,
  ...goldenHandlers,
  ...journalHandlers,
  ...liveHandlers,
  ...projectHandlers,
  ...runHandlers,
  ...sampleHandlers,
  ...sourceHandlers,
  ...storeHandlers,
  ...windowHandlers,
};

/** The composition root of web and desktop alike. */
export function createHost(options: HostOptions): Host {
  const { dataFolder } = options;
  const begunWork = createBegunWork(dataFolder);
  const swept = sweepData(dataFolder, begunWork);
  const troubles = createTroubles();
  const sessions = createSessions(options.createEngine, options.reconnectMs ?? 15_000, troubles);
  const services: HostServices = {
    version: options.version,
    kind: options.kind,
    settings: announced(createSettingsFile(dataFolder, troubles.report), options.settingsChanged),
    recent: createRecentProjects(dataFolder, Date.now, troubles.report),
    trusted: createTrustedFolders(dataFolder, troubles.report),
    recovery: createRecoveryJournal(dataFolder, Date.now),
    begunWork,
    examples: createExamples(options.examplesFolder, dataFolder),
    troubles,
    folders: createProjectFolders(),
    journals: createProjectJournals(troubles.report),
    liveSessions: sessions.connected,
    liveProjects: sessions.connectedProjects,
  };
  return {
    kept: services,
    swept,
    connect(channel, { sessionId = randomUUID(), window, initialRoot } = {}) {
      const session = sessions.take(sessionId, window ?? null, initialRoot ?? null);
      const callee = connectCallee(hostContract, channel, handlers, { services, session });
      session.attach(callee);
      channel.onClose(() => sessions.lost(session, callee));
      return { emit: session.emit, end: () => sessions.end(session) };
    },
    async close() {
      await sessions.close();
      await services.journals.close();
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
