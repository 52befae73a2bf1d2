import { useRef } from 'react';
import {
  type BrokenFile,
  type FlowEntry,
  type ProjectModel,
  projectModel,
} from '../../core/project/model.ts';
import { useProject, useSelection } from '../stores/app-stores.tsx';

/** The flow on the canvas; while its file can't be read, as it was when it last could. */
export type CanvasFlow =
  | { state: 'shown'; flow: FlowEntry; model: ProjectModel; broken: BrokenFile | null }
  | { state: 'missing'; name: string }
  | { state: 'none' };

export function useShownFlow(): CanvasFlow {
  const view = useSelection((selection) => selection.view);
  const project = useProject((state) => state.project);
  const lastGood = useRef<{ flow: FlowEntry; model: ProjectModel } | null>(null);
  if (view.kind !== 'flow' || project === null) return { state: 'none' };
  const model = projectModel(project);
  const flow = model.flow(view.flow);
  if (flow) {
    lastGood.current = { flow, model };
    return { state: 'shown', flow, model, broken: null };
  }
  const last = lastGood.current;
  const broken = model.broken.find(({ path }) => path === last?.flow.path);
  if (last === null || last.flow.name !== view.flow || !broken) return { state: 'missing', name: view.flow };
  return { state: 'shown', ...last, broken };
}
