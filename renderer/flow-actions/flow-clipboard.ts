import { copyFunctions, pasteFunctions } from '../../core/project/edits/paste.ts';
import type { App } from '../stores/app-stores.tsx';
import { announce, deleteSelected, selectPlaces } from './flow-edits.ts';
import { insertionIndex, shownFlow } from './shown-flow.ts';

/** The selected functions as YAML, with their configs and code; null when none is selected. */
export function selectionAsYaml(app: App): string | null {
  const shown = shownFlow(app);
  const { project } = app.project.getState();
  if (!shown || project === null || shown.selected.length === 0) return null;
  const yaml = copyFunctions(project, shown.entry.name, shown.selected);
  app.canvas.getState().set({ clipboard: yaml });
  announce(app, 'canvas.said.copied', { count: shown.selected.length });
  return yaml;
}

export async function copySelected(app: App): Promise<void> {
  const yaml = selectionAsYaml(app);
  if (yaml !== null) await writeClipboard(yaml);
}

export async function cutSelected(app: App): Promise<void> {
  await copySelected(app);
  deleteSelected(app);
}

/** Pastes what the system's clipboard holds; where it can't be read, what was copied here last. */
export async function paste(app: App): Promise<void> {
  const yaml = await readClipboard(app);
  if (yaml.trim() !== '') pasteYaml(app, yaml);
}

/** Inserts functions from YAML after the selection. Throws `project.paste-unreadable`. */
export function pasteYaml(app: App, yaml: string): void {
  const shown = shownFlow(app);
  if (!shown) return;
  const index = insertionIndex(app, shown);
  app.project
    .getState()
    .edit('canvas.edit.paste', (project) => pasteFunctions(project, shown.entry.name, index, yaml));
  const added = (shownFlow(app)?.ids.length ?? 0) - shown.ids.length;
  selectPlaces(
    app,
    Array.from({ length: added }, (_, offset) => index + offset),
  );
  announce(app, 'canvas.said.pasted', { count: added });
}

export function duplicateSelected(app: App): void {
  const yaml = selectionAsYaml(app);
  if (yaml !== null) pasteYaml(app, yaml);
}

async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the permission, copying works within this window all the same.
  }
}

async function readClipboard(app: App): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return app.canvas.getState().clipboard;
  }
}
