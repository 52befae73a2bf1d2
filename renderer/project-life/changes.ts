import type { z } from 'zod';
import type { fileChangeSchema } from '../../core/contract/host/project.ts';
import { dirtyPaths, type ProjectState } from '../stores/project-store.ts';
import type { Workspace } from '../stores/scopes.ts';

export type FileChange = z.output<typeof fileChangeSchema>;

/** The unsaved edits, each with the state of the disk that it began from. */
export function unsavedChanges({ project, saved }: ProjectState): FileChange[] {
  return dirtyPaths(project, saved).map((path) => ({
    path,
    text: project.files.get(path)?.text ?? null,
    baseHash: saved.get(path)?.hash ?? null,
  }));
}

export function isDirty(workspace: Workspace): boolean {
  const { project, saved } = workspace.project.getState();
  return dirtyPaths(project, saved).length > 0;
}
