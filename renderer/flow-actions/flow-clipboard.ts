import { flushSync } from 'react-dom';
import { canPaste, copyFunctions, pasteFunctions } from '../../core/project/edits/paste.ts';
import { looksLikeRows } from '../../core/rows/looks-like-rows.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { deleteSelected, selectPlaces } from './flow-edits.ts';
import { mayPlace } from './placement.ts';
import { announce, refuse } from './say.ts';
import { insertionIndex, shownFlow } from './shown-flow.ts';

/** The selected functions as YAML, with their configs and code; null when none is selected. */
export function selectionAsYaml(workspace: Workspace): string | null {
  const shown = shownFlow(workspace);
  const { project } = workspace.project.getState();
  if (!shown || shown.selected.length === 0) return null;
  const yaml = copyFunctions(project, shown.entry.name, shown.selected);
  workspace.canvas.getState().set({ clipboard: yaml });
  announce(workspace, 'canvas.said.copied', { count: shown.selected.length });
  return yaml;
}

export async function copySelected(workspace: Workspace): Promise<void> {
  const yaml = selectionAsYaml(workspace);
  if (yaml !== null) await writeClipboard(yaml);
}

export async function cutSelected(workspace: Workspace): Promise<void> {
  await copySelected(workspace);
  deleteSelected(workspace);
}

/** Pastes what the system's clipboard holds; where it can't be read, what was copied here last. */
export async function paste(workspace: Workspace): Promise<void> {
  const yaml = await readClipboard(workspace);
  if (yaml.trim() !== '') pasteYaml(workspace, yaml);
}

/** Inserts functions from YAML after the selection; what holds none is refused in words, and rows are told where they go. */
export function pasteYaml(workspace: Workspace, yaml: string): void {
  const shown = shownFlow(workspace);
  if (!shown) return;
  if (!canPaste(yaml) && looksLikeRows(yaml)) {
    refuseRows(workspace);
    return;
  }
  const index = insertionIndex(workspace, shown);
  if (!mayPlace(workspace, shown.entry.name, { kind: 'yaml', text: yaml }, { on: 'edge', index })) return;
  workspace.project
    .getState()
    .edit('canvas.edit.paste', (project) => pasteFunctions(project, shown.entry.name, index, yaml));
  const added = (shownFlow(workspace)?.ids.length ?? 0) - shown.ids.length;
  selectPlaces(
    workspace,
    Array.from({ length: added }, (_, offset) => index + offset),
  );
  announce(workspace, 'canvas.said.pasted', { count: added });
}

export function duplicateSelected(workspace: Workspace): void {
  const yaml = selectionAsYaml(workspace);
  if (yaml !== null) pasteYaml(workspace, yaml);
}

function refuseRows(workspace: Workspace): void {
  refuse(
    workspace,
    'canvas.refused.rows',
    {},
    { label: workspace.text('canvas.refused.rowsGo'), run: () => goToSamples(workspace) },
  );
}

/** With the focus there, so that the next paste is one into the samples. */
function goToSamples(workspace: Workspace): void {
  flushSync(() => {
    togglePanel(workspace.ui, 'bottom', true);
    workspace.selection.getState().set({ bottomTab: 'samples' });
  });
  document.getElementById('bottom-tab-samples')?.focus();
}

async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the permission, copying works within this window all the same.
  }
}

async function readClipboard(workspace: Workspace): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return workspace.canvas.getState().clipboard;
  }
}
