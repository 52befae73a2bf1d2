import type { Project } from '../../core/project/project.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import type { Workspace } from '../stores/scopes.ts';

interface ParamsOf {
  /** Whose params they are: typing in one of them is one undo step. */
  id: string;
  /** Null takes the param away. */
  set(project: Project, key: string, value: string | null): Project;
  rename(project: Project, from: string, to: string): Project;
}

/** What a table of params does to them. */
export function paramEdits(workspace: Workspace, { id, set, rename }: ParamsOf) {
  return {
    onChange: (key: string, value: string) =>
      void applyEdit(workspace, 'commands.editParam', (project) => set(project, key, value), `${id}:${key}`),
    onRename: (from: string, to: string) =>
      void applyEdit(workspace, 'inspector.renameParam', (project) => rename(project, from, to)),
    onRemove: (key: string) =>
      void applyEdit(workspace, 'inspector.removeParam', (project) => set(project, key, null)),
  };
}
