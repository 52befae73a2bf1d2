import type { EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { RunnerMetrics } from '../../core/contract/runner-metrics.ts';
import { addErrorTexts } from '../../core/errors/catalogue.ts';
import { connectMessages } from '../../core/errors/messages/connect.ts';
import { liveMessages } from '../../core/errors/messages/live.ts';
import { runnerMetricsMessages } from '../../core/errors/messages/runner-metrics.ts';
import { sourceMessages } from '../../core/errors/messages/sources.ts';
import { withChange } from '../../core/live/live-change.ts';
import { liveFlows, withMoment } from '../../core/live/live-view.ts';
import { beganAnew, runnerView, withMetrics } from '../../core/live/runner-view.ts';
import { attempt } from '../command-kit/run-command.ts';
import { type LettersOf, type LiveState, type LiveStore, noLiveRun } from '../stores/live-store.ts';
import type { Workspace } from '../stores/scopes.ts';

// A live run says the errors of its sources and of its storage.
addErrorTexts(liveMessages);
addErrorTexts(runnerMetricsMessages);
addErrorTexts(sourceMessages);
addErrorTexts(connectMessages);

type Told = EventPayload<HostContract, 'live.told'>;

/** Attaches the window to the live run at an address and shows it on the graph. Rejects with why that can't be. */
export async function attachLive(workspace: Workspace, address: string, token: string | null): Promise<void> {
  const showLetters = (only: LettersOf | null): void =>
    void attempt(async () => (await import('./letters/letters-dialog.tsx')).askLetters(workspace, only));
  await attach(workspace, { showLetters }, (projectId) =>
    workspace.backend.call('live.attach', { projectId, address, token }),
  );
}

/** Attaches the window to the metrics of a Go program and shows them on the graph. Rejects with why that can't be. */
export async function attachRunner(
  workspace: Workspace,
  address: string,
  token: string | null,
): Promise<void> {
  const runner = { moments: [], view: runnerView([]), anewAt: null };
  await attach(workspace, { runner }, (projectId) =>
    workspace.backend.call('live.attachMetrics', { projectId, address, token }),
  );
}

async function attach(
  workspace: Workspace,
  first: Partial<LiveState>,
  call: (projectId: string) => Promise<{ address: string }>,
): Promise<void> {
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
    const found = await call(projectId);
    live.getState().end?.();
    // A sample run that is started is what one wants to see.
    const stopFollowing = run.subscribe(({ phase }, before) => {
      if (phase === 'starting' && before.phase !== 'starting') live.setState({ isShown: false });
    });
    live.setState({ ...noLiveRun, address: found.address, isShown: true, ...first });
    const stopWatching = tellWhoWatches(workspace, projectId);
    const end = (): void => {
      stopHearing();
      stopFollowing();
      stopWatching();
    };
    live.setState({ end });
    isAttached = true;
    for (const told of early) hear(workspace, told);
  } catch (thrown) {
    stopHearing();
    throw thrown;
  }
}

/** Tells the host when nobody looks at what is attached: the graph shows the sample run, or the window is not seen. */
function tellWhoWatches({ backend, live }: Workspace, projectId: string): () => void {
  let told = true;
  const tell = (): void => {
    const watched = live.getState().isShown && document.visibilityState === 'visible';
    if (watched === told) return;
    told = watched;
    // A connection that is lost is told of elsewhere.
    backend.call('live.watch', { projectId, watched }).catch(() => undefined);
  };
  tell();
  const stop = live.subscribe(tell);
  document.addEventListener('visibilitychange', tell);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', tell);
  };
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
    const { runner } = live.getState();
    const last = runner?.moments.slice(-1) ?? [];
    live.setState({
      ...{ lost, moments, flows: liveFlows(moments) },
      runner: runner && { ...runner, moments: last, view: runnerView(last) },
    });
    return;
  }
  if ('metrics' in told) {
    hearMetrics(live, told.metrics);
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

function hearMetrics(live: LiveStore, now: RunnerMetrics): void {
  const { runner } = live.getState();
  if (runner === null) return;
  const moments = withMetrics(runner.moments, now);
  const anewAt = beganAnew(runner.moments.at(-1), now) ? Date.now() : runner.anewAt;
  live.setState({ lost: null, runner: { moments, view: runnerView(moments), anewAt } });
}
