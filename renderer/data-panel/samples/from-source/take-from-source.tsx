import type { SampledRows, SampleWish } from '../../../../core/contract/sample-payloads.ts';
import { CodedError } from '../../../../core/errors/coded-error.ts';
import { projectModel } from '../../../../core/project/model.ts';
import { shownPlace } from '../../../../core/sources/shown-place.ts';
import { draftOf, type SourceDraft } from '../../../../core/sources/source-file.ts';
import { sourceName } from '../../../../core/sources/source-path.ts';
import { withTrust } from '../../../flow-actions/run-flow.ts';
import type { Workspace } from '../../../stores/scopes.ts';
import { togglePanel } from '../../../stores/ui-store.ts';
import '../../../stores/find-source-problems.ts';
import '../../../stores/storage-errors.ts';
import { askConfirm } from '../../../ui/ask.tsx';
import { toast } from '../../../ui/toast.ts';
import { takeFileOf } from '../import/take-file.ts';

/** Rows that are taken at a time. */
export const sampledRows = 100;

/** Which end of a source its rows are taken from where nobody says: where a group would begin. */
function endOf({ settings }: SourceDraft): SampleWish['end'] {
  return settings['from'] === 'latest' ? 'newest' : 'first';
}

/**
 * Takes rows of a source, as it stands in the form, into the samples of its flow: asks before it goes there, and shows the rows before it
 * keeps them, as those of a file. Throws what is wrong.
 */
export async function takeFromSource(
  workspace: Workspace,
  path: string,
  end?: SampleWish['end'],
): Promise<void> {
  const { project, opened } = workspace.project.getState();
  const file = project.files.get(path);
  const draft = file && draftOf(file);
  if (!file || !draft) return;
  const flows = projectModel(project).flows.map((flow) => flow.name);
  if (!flows.includes(draft.flow))
    throw new CodedError('source.unknown-flow', {
      ...{ file: path, flow: draft.flow },
      like: flows.join(', ') || '—',
    });
  if (!(await agreesToSource(workspace, path, draft))) return;
  const wish = { rows: sampledRows, end: end ?? endOf(draft) };
  const asked = { projectId: opened.projectId, path, text: file.text, wish };
  const taken = await withTrust(workspace, () => workspace.backend.call('sources.sample', asked), 'servers');
  if (taken === undefined) return;
  tellLeftOut(workspace, taken);
  if (taken.rows.length > 0) await keep(workspace, path, draft.flow, taken.rows);
}

function tellLeftOut({ text }: Workspace, { rows, bad, isCut }: SampledRows): void {
  if (rows.length === 0 && bad === 0 && !isCut) toast({ message: text('sources.sampleNone') });
  if (bad > 0) toast({ kind: 'warning', message: text('sources.sampleBad', { count: bad }) });
  if (isCut) toast({ kind: 'warning', message: text('sources.sampleCut') });
}

/** Shows the flow's samples, and beside them the rows, which a person adds or replaces them with. */
async function keep(
  workspace: Workspace,
  path: string,
  flow: string,
  rows: readonly string[],
): Promise<void> {
  const { view, showFlow, set } = workspace.selection.getState();
  if (view.kind !== 'flow' || view.flow !== flow) showFlow(flow);
  togglePanel(workspace.ui, 'bottom', true);
  set({ inspected: { kind: 'file', path }, bottomTab: 'samples' });
  const name = `${sourceName(path) ?? flow}.jsonl`;
  await takeFileOf(workspace, flow, new File([rows.map((row) => `${row}\n`).join('')], name));
}

/** Whether the Studio may go there: asks about a source that is not as it was when the person agreed to it. */
async function agreesToSource(workspace: Workspace, path: string, draft: SourceDraft): Promise<boolean> {
  const identity = JSON.stringify(['source', path, draft.type.name, draft.settings]);
  if (workspace.storage.getState().agreed.has(identity)) return true;
  const isAgreed = await askConfirm(workspace, {
    title: workspace.text('sources.askTitle', { name: sourceName(path) ?? path }),
    body: <Question workspace={workspace} draft={draft} />,
    confirm: workspace.text('sources.askConfirm'),
  });
  if (isAgreed) workspace.storage.setState(({ agreed }) => ({ agreed: new Set([...agreed, identity]) }));
  return isAgreed;
}

function Question({ workspace: { text }, draft }: { workspace: Workspace; draft: SourceDraft }) {
  const { name } = draft.type;
  return (
    <>
      <p>{text('sources.askBody', { count: sampledRows })}</p>
      <ul className="file-list">
        <li>
          {name} <code>{shownPlace(name, draft.settings) || text('sources.askNoAddress')}</code>
        </li>
      </ul>
    </>
  );
}
