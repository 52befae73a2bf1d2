import type { Handlers } from '../../core/contract/contract.ts';
import type { FirstHostContract } from '../../core/contract/first-host-contract.ts';
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

/** What all sessions of a host share before a project is open; made once, in `createHost`. */
export interface FirstServices {
  version: string;
  kind: 'web' | 'desktop';
  settings: JsonFile<Settings>;
  recent: RecentProjects;
  trusted: TrustedFolders;
  recovery: RecoveryJournal;
  troubles: Troubles;
  begunWork: BegunWork;
  examples: Examples;
  /** Sessions that are connected, or may come back. */
  liveSessions(): ReadonlySet<string>;
  /** The projects, by their ids, that connected sessions have open. */
  liveProjects(): ReadonlySet<string>;
}

/** What they share besides once projects are opened; made once, in `createProjectHost`. */
export interface HostServices extends FirstServices {
  folders: ProjectFolders;
  journals: ProjectJournals;
}

/** What the handlers of the first screen are given beside their parameters. */
export interface FirstContext {
  services: FirstServices;
  session: Session;
}

/** What every other handler is given. */
export interface HandlerContext extends FirstContext {
  services: HostServices;
}

export type FirstHandlers = Handlers<FirstHostContract, FirstContext>;

export type HostHandlers = Handlers<HostContract, HandlerContext>;
