import { sourceGlances } from '../../core/sources/source-glance.ts';
import { inWorkspace } from '../command-kit/command.ts';
import { newFlow } from '../config-actions/create.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';

/** Taking rows from a file or a source, wherever the focus is; a project without a flow gets its first one for them. */
export const importCommands = inWorkspace([
  { id: 'file.importRows', label: 'commands.importRows', menu: 'file', run: importFile },
  { id: 'file.startFromFile', label: 'commands.startFromFile', menu: 'file', run: startFromFile },
  {
    id: 'file.takeSamples',
    label: 'commands.takeSamples',
    menu: 'file',
    enabled: (workspace) => sourceHere(workspace) !== undefined,
    run: takeSamples,
  },
]);

async function importFile(workspace: Workspace): Promise<void> {
  if (shownFlow(workspace) === null) await newFlow(workspace);
  const flow = shownFlow(workspace);
  if (flow === null) return;
  togglePanel(workspace.ui, 'bottom', true);
  workspace.selection.getState().set({ bottomTab: 'samples' });
  const file = await chooseFile();
  if (file === null) return;
  // What takes rows is no part of the first load.
  const { takeFileOf } = await import('./samples/import/take-file.ts');
  await takeFileOf(workspace, flow, file);
}

async function startFromFile(workspace: Workspace): Promise<void> {
  const file = await chooseFile();
  if (file === null) return;
  const { startFromFile: start } = await import('./samples/import/start-from-file.ts');
  await start(workspace, file);
}

async function takeSamples(workspace: Workspace): Promise<void> {
  const path = sourceHere(workspace);
  if (path === undefined) return;
  const { takeFromSource } = await import('./samples/from-source/take-from-source.tsx');
  await takeFromSource(workspace, path);
}

/** The source whose form is shown, or the first one of the flow that is. */
function sourceHere(workspace: Workspace): string | undefined {
  const all = sourceGlances(workspace.project.getState().project);
  const { inspected } = workspace.selection.getState();
  const looked = inspected?.kind === 'file' ? inspected.path : '';
  const flow = shownFlow(workspace);
  return (all.find(({ path }) => path === looked) ?? all.find((one) => one.flow === flow))?.path;
}

function shownFlow(workspace: Workspace): string | null {
  const { view } = workspace.selection.getState();
  return view.kind === 'flow' ? view.flow : null;
}

/** The system's file dialog; null when it was left without a file. */
function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.jsonl,.ndjson,.json,.csv,.tsv,.txt';
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
