import type { OpenedProject } from '../stores/project-store.ts';

/** A project as a host would tell of it, for pages that have no host. */
export function benchProject(files: OpenedProject['files']): OpenedProject {
  return {
    projectId: 'bench',
    root: '/bench',
    name: 'bench',
    files,
    largeFiles: [],
    unreadable: [],
    trusted: true,
    readOnly: false,
    openElsewhere: false,
    recovery: [],
  };
}
