import type { ExplorerItem } from '../stores/explorer-store.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Shows a flow on the canvas, anything else in the inspector. */
export function showItem(workspace: Workspace, { kind, name }: ExplorerItem): void {
  const { set, showFlow } = workspace.selection.getState();
  if (kind === 'flow') showFlow(name);
  else if (kind === 'func') set({ inspected: { kind: 'function', name }, nodeIds: [], configWanted: false });
  else if (kind === 'conn') set({ inspected: { kind: 'connector', name }, nodeIds: [] });
  else if (kind === 'file') set({ inspected: { kind: 'file', path: name }, nodeIds: [] });
  else set({ inspected: { kind: 'global' }, nodeIds: [] });
}

/** The explorer's line for what the inspector shows, if it has one. */
export function inspectedItem(workspace: Workspace): ExplorerItem | null {
  const { inspected } = workspace.selection.getState();
  switch (inspected?.kind) {
    case 'flow':
      return { kind: 'flow', name: inspected.name };
    case 'function':
      return { kind: 'func', name: inspected.name };
    case 'connector':
      return { kind: 'conn', name: inspected.name };
    default:
      return null;
  }
}
