import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintProject } from '../../core/lint/lint.ts';
import type { ProjectStore } from './project-store.ts';

export interface ProblemsState {
  /** Of the project as it was a moment ago: while a person types, they follow behind. */
  diagnostics: readonly Diagnostic[];
}

export type ProblemsStore = ReturnType<typeof createProblemsStore>;

const gatherMs = 120;

/** The open project's problems, looked for again shortly after each edit. */
export function createProblemsStore(project: ProjectStore) {
  const store = createStore<ProblemsState>()(() => ({ diagnostics: [] }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  function look(): void {
    timer = undefined;
    const current = project.getState().project;
    store.setState({ diagnostics: current === null ? [] : lintProject(current) });
  }
  project.subscribe((state, before) => {
    if (state.project === before.project) return;
    clearTimeout(timer);
    timer = setTimeout(look, gatherMs);
  });
  return store;
}
