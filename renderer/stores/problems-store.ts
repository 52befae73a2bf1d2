import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintProject } from '../../core/lint/lint.ts';
import type { ProjectStore } from './project-store.ts';

export interface ProblemsState {
  /** Of the project as it was a moment ago: while a person types, they follow behind. */
  diagnostics: readonly Diagnostic[];
}

export type ProblemsStore = ReturnType<typeof createProblemsStore>['problems'];

const gatherMs = 120;

/** A project's problems, looked for shortly after it was opened and after each edit. */
export function createProblemsStore(project: ProjectStore) {
  const problems = createStore<ProblemsState>()(() => ({ diagnostics: [] }));
  let timer = setTimeout(look, gatherMs);
  function look(): void {
    problems.setState({ diagnostics: lintProject(project.getState().project) });
  }
  const unsubscribe = project.subscribe((state, before) => {
    if (state.project === before.project) return;
    clearTimeout(timer);
    timer = setTimeout(look, gatherMs);
  });
  return {
    problems,
    dispose() {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
