import type { Workspace } from '../stores/scopes.ts';

/** The first screen goes before. */
const quietMs = 400;

/** Reads the Go code beside the project, once the project stands. Returns what ends it. */
export function watchGo(workspace: Workspace): () => void {
  let gone = false;
  let stop: (() => void) | undefined;
  const timer = setTimeout(async () => {
    const { followGo } = await import('../golang/follow-go.ts');
    if (!gone) stop = followGo(workspace);
  }, quietMs);
  return () => {
    gone = true;
    clearTimeout(timer);
    stop?.();
  };
}
