import { CodedError } from '../../core/errors/coded-error.ts';
import { projectModel } from '../../core/project/model.ts';
import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import type { RunWish } from '../stores/run-session.ts';
import type { Workspace } from '../stores/scopes.ts';
import { unappliedForms } from '../stores/unapplied-forms.ts';

/**
 * Opening a folder runs nothing: the first run in a folder that this person has not trusted asks first, and so does one on real
 * storage whose connectors nobody has agreed to yet.
 */
export async function runFlow(workspace: Workspace, flow: string, wish: RunWish = {}): Promise<void> {
  // What makes a run is not needed before the first one.
  const { startRun } = await import('../stores/run-start.ts');
  const isReal = workspace.storage.getState().kind === 'real';
  if (isReal && !(await agreesToStorage(workspace, flow))) return;
  await tellOfForms(workspace, flow);
  const storage = isReal ? ({ storage: 'real' } as const) : {};
  await withTrust(workspace, () => startRun(workspace, flow, { ...wish, ...storage }));
}

/** A run takes what is in the project: what stands in a form of the flow and is not applied is not in it. */
async function tellOfForms(workspace: Workspace, flow: string): Promise<void> {
  const chain = projectModel(workspace.project.getState().project).flow(flow)?.config.flows ?? [];
  const [first, ...others] = unappliedForms(workspace).filter((name) =>
    chain.some(({ fname }) => fname === name),
  );
  if (first === undefined) return;
  const { tellOfForms: tell } = await import('../command-kit/tell-forms.ts');
  tell(workspace, 'notRun', [first, ...others]);
}

async function agreesToStorage(workspace: Workspace, flow: string): Promise<boolean> {
  const { agreesToConnectors } = await import('./real-storage.tsx');
  return await agreesToConnectors(workspace, flow);
}

/** What a folder is trusted for first: to run its code, or that the Studio goes where its files say. */
type TrustedFor = 'code' | 'servers';

/** Does what needs the folder's trust; asks first where it is not trusted. Undefined when the person does not trust it. */
export async function withTrust<T>(
  workspace: Workspace,
  work: () => Promise<T>,
  trustedFor: TrustedFor = 'code',
): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof CodedError) || thrown.code !== 'host.not-trusted') throw thrown;
    return (await askForTrust(workspace, trustedFor)) ? await work() : undefined;
  }
}

async function askForTrust(workspace: Workspace, trustedFor: TrustedFor): Promise<boolean> {
  const { opened } = workspace.project.getState();
  const { askConfirm } = await import('../ui/ask.tsx');
  const isCode = trustedFor === 'code';
  const trusted = await askConfirm(workspace, {
    title: workspace.text(isCode ? 'run.trustTitle' : 'run.trustGoTitle'),
    body: workspace.text(isCode ? 'run.trustBody' : 'run.trustGoBody', { root: opened.root }),
    confirm: workspace.text(isCode ? 'run.trustConfirm' : 'run.trustGoConfirm'),
  });
  if (!trusted) return false;
  // Where it can't be kept it holds until the Studio ends.
  await attemptQuietly(workspace, async () => {
    await workspace.backend.call('project.trust', { projectId: opened.projectId, trusted });
  });
  return true;
}
