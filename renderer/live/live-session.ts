import type { EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import { addErrorTexts } from '../../core/errors/catalogue.ts';
import { connectMessages } from '../../core/errors/messages/connect.ts';
import { liveMessages } from '../../core/errors/messages/live.ts';
import { sourceMessages } from '../../core/errors/messages/sources.ts';
import { withChange } from '../../core/live/live-change.ts';
import { liveFlows, withMoment } from '../../core/live/live-view.ts';
import { attempt } from '../command-kit/run-command.ts';
import { type LettersOf, noLiveRun } from '../stores/live-store.ts';
import type { Workspace } from '../stores/scopes.ts';

// A live run says the errors of its sources and of its storage.
addErrorTexts(liveMessages);
addErrorTexts(sourceMessages);
addErrorTexts(connectMessages);

type Told = EventPayload<HostContract, 'live.told'>;

/** Attaches the window to the live run at an address and shows it on the graph. Rejects with why that can't be. */
export async function attachLive(workspace: Workspace, address: string, token: string | null): Promise<void> {
  const { backend, live, run, project } = workspace;
  const { projectId } = project.getState().opened;
  const early: Told[] = [];
  let isAttached = false;
  const stopHearing = backend.on('live.told', (told) => {
    if (told.projectId !== projectId) return;
    if (isAttached) hear(workspace, told);
    else early.push(told);
  });
  try {
    const found = await backend.call('live.attach', { projectId, address, token });
    live.getState().end?.();
    // A sample run that is started is what one wants to see.
    const stopFollowing = run.subscribe(({ phase }, before) => {
      if (phase === 'starting' && before.phase !== 'starting') live.setState({ isShown: false });
    });
    const end = (): void => {
      stopHearing();
      stopFollowing();
    };
    const showLetters = (only: LettersOf | null): void =>
      void attempt(async () => (await import('./letters/letters-dialog.tsx')).askLetters(workspace, only));
    live.setState({ ...noLiveRun, address: found.address, isShown: true, showLetters, end });
    isAttached = true;
    for (const told of early) hear(workspace, told);
  } catch (thrown) {
    stopHearing();
    throw thrown;
  }
}

export async function detachLive({ backend, live, project }: Workspace): Promise<void> {
  live.getState().end?.();
  live.setState(noLiveRun);
  await backend.call('live.detach', { projectId: project.getState().opened.projectId });
}

function hear({ live }: Workspace, { told }: Told): void {
  if ('lost' in told) {
    // How fast it goes is not known any more.
    const moments = live.getState().moments.slice(-1);
    const lost = { error: told.lost, retryAt: Date.now() + told.retryMs };
    live.setState({ lost, moments, flows: liveFlows(moments) });
    return;
  }
  const { moments: before } = live.getState();
  const last = before.at(-1);
  // The host tells the whole first.
  if ('change' in told && last === undefined) return;
  const now = 'snapshot' in told ? told.snapshot : last && withChange(last, told.change);
  if (now === undefined) return;
  const moments = withMoment(before, now);
  live.setState({ lost: null, moments, flows: liveFlows(moments) });
}
