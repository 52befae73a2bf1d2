import { continuationSchema } from '../../../core/contract/resume-payload.ts';
import { nodeIds } from '../../../core/project/chain.ts';
import { keepsState } from '../../../core/project/code-state.ts';
import { importedFiles } from '../../../core/project/imported-files.ts';
import { projectModel } from '../../../core/project/model.ts';
import { runFlow } from '../../flow-actions/run-flow.ts';
import { useText } from '../../i18n/use-text.tsx';
import { isRunning } from '../../stores/runs.ts';
import { samplesPath } from '../../stores/samples-path.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { askConfirm } from '../../ui/ask.tsx';
import { toast } from '../../ui/toast.ts';
import '../debugger.css';
import { continueWish, nextRow, type Possible } from './continue-wish.ts';
import { endOfRun } from './end-of-run.ts';

/** Starts a run that begins at the visit that is looked at, once it was said what it begins with and what is not as it was. */
export async function continueFromHere(workspace: Workspace): Promise<void> {
  const { runId, flow, alone } = workspace.run.getState();
  const visit = workspace.debug.getState().cursor;
  if (runId === null || flow === null || visit === null) return;
  const { projectId } = workspace.project.getState().opened;
  const told = await workspace.backend.call('runs.continuation', { projectId, runId, visit });
  const found = continuationSchema.parse(JSON.parse(told.continuation));
  const place = found.kind === 'can' ? functionOfPlace(found.place) : '';
  if (found.kind === 'refused' || !idsOf(workspace, flow).includes(found.place)) {
    const why = found.kind === 'refused' ? found.why : 'place';
    toast({ kind: 'warning', message: workspace.text(`debug.continue.no.${why}`, { visit, name: place }) });
    return;
  }
  const isSure = await askConfirm(workspace, {
    title: workspace.text('debug.continue.title', { visit, name: place }),
    body: <ContinuationWords workspace={workspace} flow={flow} found={found} />,
    confirm: workspace.text('debug.continue.confirm'),
    size: 'lg',
  });
  if (!isSure) return;
  // Another run may be shown by now: the one that was asked about ends, and no other.
  await endOfRun(workspace, runId);
  await runFlow(workspace, flow, continueWish(runId, found, alone));
}

/** What it begins with, and what is not as it was, in a list each. */
function ContinuationWords(props: { workspace: Workspace; flow: string; found: Possible }) {
  const text = useText();
  const { begins, differs } = wordsOf(props.workspace, props.flow, props.found);
  return (
    <div className="debug-continue">
      <p>{text('debug.continue.begins')}</p>
      <ul>
        {begins.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {differs.length > 0 && (
        <>
          <p>{text('debug.continue.differs')}</p>
          <ul>
            {differs.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function wordsOf(workspace: Workspace, flow: string, found: Possible) {
  const { text } = workspace;
  const { batch, visit, rows, buffered, metadata, cache, params, batchSize, source } = found;
  const begins = [
    text('debug.continue.rows', { name: functionOfPlace(found.place), count: rows, batch, visit }),
    ...(buffered > 0 ? [text('debug.continue.buffered', { count: buffered })] : []),
    ...(metadata + cache > 0 ? [text('debug.continue.values', { metadata, cache })] : []),
    ...(params > 0 ? [text('debug.continue.params', { count: params })] : []),
    source === null
      ? text('debug.continue.thisBatch')
      : text('debug.continue.source', {
          name: samplesOf(workspace, flow),
          row: nextRow(source),
          size: batchSize,
        }),
  ];
  return { begins, differs: differencesOf(workspace, flow, found) };
}

function differencesOf(workspace: Workspace, flow: string, { cache, lost, source }: Possible): string[] {
  const { text } = workspace;
  const names = (list: readonly string[]) => [...new Set(list)].join(text('plan.comma'));
  const { keeping, connectors } = statefulOf(workspace, flow);
  const before = workspace.run.getState().nodeIds.join('\n');
  const isSource = source === null || source.name === samplesOf(workspace, flow);
  return [
    ...(isRunning(workspace.run.getState()) ? [text('debug.continue.stops')] : []),
    ...(connectors.length > 0 ? [text('debug.continue.stores', { names: names(connectors) })] : []),
    ...(keeping.length > 0 ? [text('debug.continue.state', { names: names(keeping) })] : []),
    ...(lost.length > 0 ? [text('debug.continue.lost', { names: names(lost) })] : []),
    ...(cache > 0 ? [text('debug.continue.cached')] : []),
    ...(idsOf(workspace, flow).join('\n') === before ? [] : [text('debug.continue.order')]),
    ...(isSource ? [] : [text('debug.continue.otherSource', { name: source.name })]),
  ];
}

/** Functions of the flow whose code keeps values outside of it, and connectors, which the journal can't take back. */
function statefulOf(workspace: Workspace, flow: string): { keeping: string[]; connectors: string[] } {
  const { project } = workspace.project.getState();
  const model = projectModel(project);
  const fnames = idsOf(workspace, flow).map(functionOfPlace);
  const keeping = fnames.filter((fname) => {
    const file = model.codeFile('functions', fname);
    return file && [file, ...importedFiles(file, project.files).values()].some(keepsState);
  });
  const connectors = fnames.map((fname) => model.func(fname)?.config.option.cname ?? '');
  return { keeping, connectors: connectors.filter((cname) => cname !== '') };
}

function idsOf({ project }: Workspace, flow: string): string[] {
  const config = projectModel(project.getState().project).flow(flow)?.config;
  return config ? nodeIds(config) : [];
}

function samplesOf({ project }: Workspace, flow: string): string {
  return samplesPath(project.getState(), flow);
}

function functionOfPlace(place: string): string {
  return place.slice(0, place.lastIndexOf('#'));
}
