import { createStore } from 'zustand/vanilla';
import type { Diagnostic, Severity } from '../../core/lint/diagnostic.ts';
import type { GoStore } from './go-store.ts';
import type { ProjectStore } from './project-store.ts';
import type { UiStore } from './ui-store.ts';
import { whenPainted } from './when-idle.ts';

export interface ProblemsState {
  /** Of the project as it was a moment ago: while a person types, they follow behind. */
  diagnostics: readonly Diagnostic[];
  /** What TypeScript says of the code, as soon as it has looked. It is among the diagnostics as well. */
  setTypes(types: readonly Diagnostic[]): void;
  /** The one that has the focus in the list of them. */
  focused: Diagnostic | null;
}

export type ProblemsStore = ReturnType<typeof createProblemsStore>['problems'];

const gatherMs = 120;

/** A project's problems, looked for when its window has nothing else to do, shortly after each edit and when its Go code was read. */
export function createProblemsStore(project: ProjectStore, go: GoStore, ui: UiStore) {
  let lint: readonly Diagnostic[] = [];
  let types: readonly Diagnostic[] = [];
  const problems = createStore<ProblemsState>()((set) => ({
    diagnostics: [],
    focused: null,
    setTypes(found) {
      types = found;
      set({ diagnostics: together(lint, types) });
    },
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The linter and all builtins are behind it: not while the first screen is drawn.
  const forgetFirst = whenPainted(ui, () => void look());
  let gone = false;
  async function look(): Promise<void> {
    const { problemFinder } = await import('./find-problems.ts');
    const findProblems = await problemFinder(project.getState().project);
    lint = findProblems(project.getState().project, go.getState().code);
    if (!gone) problems.setState({ diagnostics: together(lint, types) });
  }
  function lookSoon(): void {
    forgetFirst();
    clearTimeout(timer);
    timer = setTimeout(() => void look(), gatherMs);
  }
  const ends = [
    project.subscribe((state, before) => state.project !== before.project && lookSoon()),
    go.subscribe((state, before) => state.code !== before.code && lookSoon()),
  ];
  return {
    problems,
    dispose() {
      gone = true;
      forgetFirst();
      clearTimeout(timer);
      for (const end of ends) end();
    },
  };
}

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, whoever found them. */
function together(lint: readonly Diagnostic[], types: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...lint, ...types].toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}
