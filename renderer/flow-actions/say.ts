import { tellWithUndo as offerUndo } from '../command-kit/tell-with-undo.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { TextValues } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';

/** Says why something can't be done, with what to do instead when there is something. */
export function refuse(
  workspace: Workspace,
  key: TextKey,
  values: TextValues,
  action?: { label: string; run(): void },
): void {
  toast({ message: workspace.text(key, values), kind: 'warning', ...(action ? { action } : {}) });
  announce(workspace, key, values);
}

/** Words for the live region only: what the person did is plain to see on the canvas. */
export function announce(workspace: Workspace, key: TextKey, values: TextValues): void {
  workspace.canvas.getState().set({ announcement: workspace.text(key, values) });
}

/** A toast with undo, for what takes something away. */
export function tellWithUndo(workspace: Workspace, key: TextKey, values: TextValues): void {
  offerUndo(workspace, workspace.text(key, values));
  announce(workspace, key, values);
}
