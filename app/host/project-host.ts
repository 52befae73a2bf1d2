import { projectHostContract } from '../../core/contract/host-contract.ts';
import { answersOf } from '../../core/contract/peer.ts';
import { exportHandlers } from './handlers/export-handlers.ts';
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
import type { FirstServices, HostServices } from './host-services.ts';
import { createProjectJournals } from './journal/project-journals.ts';
import { createProjectFolders } from './project/project-folders.ts';
import type { Session } from './session.ts';

const handlers = {
  ...exportHandlers,
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
};

/** What of a host opens and runs projects. */
export interface ProjectHost {
  /** What answers a session's questions, other than those of the first screen. */
  answers(session: Session): ReturnType<typeof answersOf>;
  close(): Promise<void>;
}

export function createProjectHost(first: FirstServices): ProjectHost {
  const services: HostServices = {
    ...first,
    folders: createProjectFolders(),
    journals: createProjectJournals(first.troubles.report),
  };
  return {
    answers: (session) => answersOf(projectHostContract, handlers, { services, session }),
    close: services.journals.close,
  };
}
