import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import type { ProjectStore } from './project-store.ts';

export interface ProblemsState {
  /** Of the project as it was a moment ago: while a person types, they follow behind. */
  diagnostics: readonly Diagnostic[];
  /** The one that has the focus in the list of them. */
  focused: Diagnostic | null;
}

export type ProblemsStore = ReturnType<typeof createProblemsStore>['problems'];

const gatherMs = 120;

/** A project's problems, looked for shortly after it was opened and after each edit. */
export function createProblemsStore(project: ProjectStore) {
  const problems = createStore<ProblemsState>()(() => ({ diagnostics: [], focused: null }));
  let timer = setTimeout(() => void look(), gatherMs);
  let gone = false;
  async function look(): Promise<void> {
    // The first screen does not wait for the linter.
    const { lintProject } = await import('../../core/lint/lint.ts');
    if (!gone) problems.setState({ diagnostics: lintProject(project.getState().project) });
  }
  const unsubscribe = project.subscribe((state, before) => {
    if (state.project === before.project) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), gatherMs);
  });
  return {
    problems,
    dispose() {
      gone = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
