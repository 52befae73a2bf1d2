import type { BrokenFile, FlowEntry, ProjectModel } from '../../core/project/model.ts';
import { useSelection, useShownModel } from '../stores/use-scopes.tsx';

/** The flow on the canvas; while its file can't be read, as it was when it last could. */
export type CanvasFlow =
  | { state: 'shown'; flow: FlowEntry; model: ProjectModel; broken: BrokenFile | null }
  | { state: 'missing'; name: string }
  | { state: 'none' };

export function useShownFlow(): CanvasFlow {
  const view = useSelection((selection) => selection.view);
  const model = useShownModel();
  if (view.kind !== 'flow') return { state: 'none' };
  const flow = model.flow(view.flow);
  if (!flow) return { state: 'missing', name: view.flow };
  return { state: 'shown', flow, model, broken: model.brokenAt(flow.path) ?? null };
}
