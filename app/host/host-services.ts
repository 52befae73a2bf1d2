import type { Handlers } from '../../core/contract/contract.ts';
import type { Settings } from '../../core/contract/host/app.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { BegunWork } from './disk/begun-work.ts';
import type { Examples } from './examples/examples.ts';
import type { ProjectJournals } from './journal/project-journals.ts';
import type { ProjectFolders } from './project/project-folders.ts';
import type { Session } from './session.ts';
import type { JsonFile } from './storage/json-file.ts';
import type { RecentProjects } from './storage/recent-projects.ts';
import type { RecoveryJournal } from './storage/recovery-journal.ts';
import type { Troubles } from './storage/troubles.ts';
import type { TrustedFolders } from './storage/trusted-folders.ts';

/** What all sessions of a host share; made once, in `createHost`. */
export interface HostServices {
  version: string;
  kind: 'web' | 'desktop';
  settings: JsonFile<Settings>;
  recent: RecentProjects;
  trusted: TrustedFolders;
  recovery: RecoveryJournal;
  troubles: Troubles;
  begunWork: BegunWork;
  examples: Examples;
  folders: ProjectFolders;
  journals: ProjectJournals;
  /** Sessions that are connected, or may come back. */
  liveSessions(): ReadonlySet<string>;
  /** The projects, by their ids, that connected sessions have open. */
  liveProjects(): ReadonlySet<string>;
}

/** What every handler is given beside its parameters. */
export interface HandlerContext {
  services: HostServices;
  session: Session;
}

export type HostHandlers = Handlers<HostContract, HandlerContext>;
