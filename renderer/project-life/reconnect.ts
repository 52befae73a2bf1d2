import { attempt } from '../command-kit/run-command.ts';
import type { StudioWindow } from '../stores/scopes.ts';

/** After a lost connection: takes the folder up again where the host forgot it, and catches up with the disk and the engines. */
export function resumeAfterLoss(studio: StudioWindow): () => void {
  let wasLost = false;
  return studio.connection.status.subscribe(({ state }) => {
    if (state === 'lost') wasLost = true;
    if (state !== 'open' || !wasLost) return;
    wasLost = false;
    void attempt(() => hearEngines(studio));
    const { workspace } = studio.current.getState();
    if (workspace !== null)
      void attempt(async () => (await import('./check-project.ts')).checkProject(workspace));
  });
}

/** What they are now: a run may have ended meanwhile, and nobody was told. */
async function hearEngines({ backend, engine }: StudioWindow): Promise<void> {
  engine.setState({ engines: await backend.call('engine.state', {}) });
}
