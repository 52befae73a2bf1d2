import type { Project } from '../../core/project/project.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import type { App } from '../stores/app-stores.tsx';

interface ParamsOf {
  /** Whose params they are: typing in one of them is one undo step. */
  id: string;
  /** Null takes the param away. */
  set(project: Project, key: string, value: string | null): Project;
  rename(project: Project, from: string, to: string): Project;
}

/** What a table of params does to them. */
export function paramEdits(app: App, { id, set, rename }: ParamsOf) {
  return {
    onChange: (key: string, value: string) =>
      void applyEdit(app, 'inspector.editParam', (project) => set(project, key, value), `${id}:${key}`),
    onRename: (from: string, to: string) =>
      void applyEdit(app, 'inspector.renameParam', (project) => rename(project, from, to)),
    onRemove: (key: string) =>
      void applyEdit(app, 'inspector.removeParam', (project) => set(project, key, null)),
  };
}
