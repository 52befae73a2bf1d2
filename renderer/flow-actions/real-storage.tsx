import type { ConnConfig } from '../../core/config/types.ts';
import { connectorsOf } from '../../core/project/flow-connectors.ts';
import { projectModel } from '../../core/project/model.ts';
import { shownAddress } from '../../core/storage/address.ts';
import type { Workspace } from '../stores/scopes.ts';
import { askConfirm } from '../ui/ask.tsx';

/** Runs of this window use real storage from now on, where the person agrees to the connectors of this flow. */
export async function turnOnRealStorage(workspace: Workspace, flow: string | null): Promise<void> {
  const connectors = flow === null ? [] : connectorsIn(workspace, flow);
  if (await agreesTo(workspace, flow, connectors)) workspace.storage.setState({ kind: 'real' });
}

/** Whether a run of the flow may use real storage: asks about connectors that are not as they were when the person agreed to them. */
export async function agreesToConnectors(workspace: Workspace, flow: string): Promise<boolean> {
  const { agreed } = workspace.storage.getState();
  const fresh = connectorsIn(workspace, flow).filter((config) => !agreed.has(identityOf(config)));
  return fresh.length === 0 || (await agreesTo(workspace, flow, fresh));
}

async function agreesTo(
  workspace: Workspace,
  flow: string | null,
  connectors: readonly ConnConfig[],
): Promise<boolean> {
  const isAgreed = await askConfirm(workspace, {
    title: workspace.text('run.storageTitle'),
    body: <Question workspace={workspace} flow={flow} connectors={connectors} />,
    confirm: workspace.text('run.storageConfirm'),
  });
  if (!isAgreed) return false;
  workspace.storage.setState(({ agreed }) => ({
    agreed: new Set([...agreed, ...connectors.map(identityOf)]),
  }));
  return true;
}

interface QuestionProps {
  workspace: Workspace;
  flow: string | null;
  connectors: readonly ConnConfig[];
}

function Question({ workspace: { text }, flow, connectors }: QuestionProps) {
  if (flow === null || connectors.length === 0) return <p>{text('run.storageNone')}</p>;
  return (
    <>
      <p>{text('run.storageBody', { flow })}</p>
      <ul className="file-list">
        {connectors.map((config) => (
          <li key={config.cname}>
            <b>{config.cname}</b>: {config.type}{' '}
            <code>{shownAddress(config) || text('run.storageNoAddress')}</code> {config.key}
          </li>
        ))}
      </ul>
    </>
  );
}

function connectorsIn({ project }: Workspace, flow: string): ConnConfig[] {
  const model = projectModel(project.getState().project);
  const entry = model.flow(flow);
  return entry ? connectorsOf(model, entry).map(({ config }) => config) : [];
}

/** What a person agrees to: another server or another table is asked about again. */
function identityOf({ cname, type, addrs, key, params }: ConnConfig): string {
  return JSON.stringify([cname, type, addrs, key, params]);
}
