import { releaseMemory } from '../backend/electron.ts';
import type { Workspace } from '../stores/scopes.ts';
import { whenIdle } from '../stores/when-idle.ts';

/** The first screen, and what a person does at first, goes before: the worker takes a second of the processor. */
const quietMs = 8000;

/**
 * Has the project's code checked by TypeScript once the window has been idle for a while: Monaco and its worker are loaded
 * for it, and only for a project with code. Returns what ends it.
 */
export function watchTypes(workspace: Workspace): () => void {
  let gone = false;
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;

  async function begin(): Promise<void> {
    const { checkTypes } = await import('../code-editor/type-problems.ts');
    if (!gone) stop = checkTypes(workspace, releaseMemory);
  }
  function beginWhenIdle(): void {
    if (!hasCode(workspace)) return;
    unsubscribe?.();
    timer = setTimeout(() => whenIdle(() => void begin()), quietMs);
  }
  unsubscribe = workspace.project.subscribe((state, before) => {
    if (state.project !== before.project) beginWhenIdle();
  });
  beginWhenIdle();
  return () => {
    gone = true;
    clearTimeout(timer);
    unsubscribe?.();
    stop?.();
  };
}

function hasCode({ project }: Workspace): boolean {
  return [...project.getState().project.files.keys()].some((path) =>
    /^(?:functions|connectors)\/.*\.m?[jt]s$/.test(path),
  );
}
