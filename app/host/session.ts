import type { EventName, EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { Callee } from '../../core/contract/peer.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { createEventOutlet } from './event-outlet.ts';
import type { HostWindow } from './host-window.ts';
import type { RunJournals } from './journal/run-journals.ts';
import type { LiveLook } from './live/live-look.ts';
import type { MetricsLook } from './live/metrics-look.ts';
import type { ProjectFolder, Viewer } from './project/project-folder.ts';
import type { EngineEvents, RunEngine, RunEngineFactory } from './run-engine.ts';
import type { SampleFile } from './samples/sample-file.ts';
import type { Uploads } from './samples/uploads.ts';
import type { Troubles } from './storage/troubles.ts';

/** A project that a session has open. */
export interface OpenedProject {
  projectId: string;
  folder: ProjectFolder;
  viewer: Viewer;
  uploads: Uploads;
  /** The journals of its runs. */
  journals: RunJournals;
  /** When each copy of unsaved edits that was offered here had been kept, by its id. */
  offered: Map<string, number>;
  /** Samples seen through a window, by path. */
  samples: Map<string, SampleFile>;
  /** Ends what the project keeps running. */
  close(): Promise<void>;
}

/** One window or browser tab: what it has open and what runs for it. It outlives a short loss of its connection. */
export interface Session {
  readonly id: string;
  readonly window: HostWindow | null;
  /** A project to open at once. */
  readonly initialRoot: string | null;
  readonly projects: ReadonlyMap<string, OpenedProject>;
  /** Searches through rows that go on, by their ids. */
  readonly queries: Map<string, AbortController>;
  /** What runs elsewhere and is looked at, by project, and the tokens that it was asked for with, by address: nowhere but here. */
  readonly live: { looks: Map<string, LiveLook | MetricsLook>; tokens: Map<string, string> };
  emit<E extends EventName<HostContract>>(event: E, payload: EventPayload<HostContract, E>): void;
  /** Takes a project that was opened; a session that has ended meanwhile closes it and rejects with `process.ended`. */
  add(project: OpenedProject): Promise<void>;
  /** Closes a project; one that isn't open is let be. */
  drop(projectId: string): Promise<void>;
  /** Throws `host.project-not-open`. */
  project(projectId: string): OpenedProject;
  /** Made when it is first asked for. Throws `process.ended` once the session has. */
  engine(): RunEngine;
  /** Stops the runs of a folder that go on. */
  endRuns(root: string): Promise<void>;
  /** Events go to this connection from now on, those missed meanwhile first. */
  attach(callee: Callee<HostContract>): void;
  /** Whether it was this connection's until now. */
  detach(callee: Callee<HostContract>): boolean;
  /** Whether another connection has taken it up. */
  isTakenFrom(callee: Callee<HostContract>): boolean;
  close(): Promise<void>;
}

interface SessionOptions {
  id: string;
  window: HostWindow | null;
  initialRoot: string | null;
  createEngine: RunEngineFactory;
  troubles: Troubles;
}

export function createSession({ id, window, initialRoot, createEngine, troubles }: SessionOptions): Session {
  const outlet = createEventOutlet();
  const projects = new Map<string, OpenedProject>();
  const queries = new Map<string, AbortController>();
  const live = { looks: new Map<string, LiveLook | MetricsLook>(), tokens: new Map<string, string>() };
  let isOver = false;
  let engine: RunEngine | undefined;
  const stopListening = troubles.listen(({ data }) => outlet.emit('app.trouble', { error: { ...data } }));

  const forward: EngineEvents = (event, payload) => outlet.emit(event, payload);

  return {
    id,
    window,
    initialRoot,
    projects,
    queries,
    live,
    emit: outlet.emit,
    attach: outlet.attach,
    detach: outlet.detach,
    isTakenFrom: outlet.isTakenFrom,
    async add(project) {
      if (isOver) {
        await project.close();
        throw new CodedError('process.ended');
      }
      projects.set(project.projectId, project);
    },
    async drop(projectId) {
      const project = projects.get(projectId);
      projects.delete(projectId);
      live.looks.get(projectId)?.end();
      live.looks.delete(projectId);
      await project?.close();
    },
    project(projectId) {
      const project = projects.get(projectId);
      if (!project) throw new CodedError('host.project-not-open');
      return project;
    },
    engine() {
      if (isOver) throw new CodedError('process.ended');
      engine ??= createEngine(forward);
      return engine;
    },
    endRuns: async (root) => engine?.endRuns(root),
    async close() {
      isOver = true;
      stopListening();
      for (const query of queries.values()) query.abort();
      for (const look of live.looks.values()) look.end();
      await engine?.close();
      await Promise.all([...projects.values()].map((project) => project.close()));
      projects.clear();
    },
  };
}
