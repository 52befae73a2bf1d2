import type { StudioWindow } from '../stores/scopes.ts';
import type { Command } from './command.ts';

/** Whether a command can be run now. */
export function isEnabled(studio: StudioWindow, command: Command): boolean {
  if (command.needs === undefined) return command.enabled?.(studio) ?? true;
  const { workspace } = studio.current.getState();
  return workspace !== null && (command.enabled?.(workspace) ?? true);
}

/** What exactly a command would do now; '' when it has no more to say, or can't be run. */
export function detailOf(studio: StudioWindow, command: Command): string {
  if (command.needs === undefined) return command.detail?.(studio) ?? '';
  const { workspace } = studio.current.getState();
  return workspace === null ? '' : (command.detail?.(workspace) ?? '');
}

/** Calls `changed` whenever what commands depend on may have: the window's state, and that of the project it shows. */
export function followState(studio: StudioWindow, changed: () => void): () => void {
  let ofWorkspace = followWorkspace(studio, changed);
  const ends = [studio.settings, studio.ui].map((store) => store.subscribe(changed));
  ends.push(
    studio.current.subscribe(() => {
      ofWorkspace();
      ofWorkspace = followWorkspace(studio, changed);
      changed();
    }),
  );
  return () => {
    ofWorkspace();
    for (const end of ends) end();
  };
}

function followWorkspace(studio: StudioWindow, changed: () => void): () => void {
  const { workspace } = studio.current.getState();
  if (workspace === null) return () => {};
  const { project, problems, selection, run, life, canvas, golden, storage, live } = workspace;
  const stores = [project, project.history, problems, selection, run, life, canvas, golden, storage, live];
  const ends = stores.map((store) => store.subscribe(changed));
  return () => {
    for (const end of ends) end();
  };
}
