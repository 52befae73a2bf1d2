import { createStore } from 'zustand/vanilla';
import { functionOfNode, type NodeId } from '../../core/project/chain.ts';

/** What the middle of the window shows. */
export type View = { kind: 'flow'; flow: string } | { kind: 'map' } | { kind: 'none' };

/** What the inspector shows. `node` is the place in the chain when a function was chosen on a canvas. */
export type Inspected =
  | { kind: 'flow'; name: string }
  | { kind: 'function'; name: string; flow?: string; nodeId?: NodeId }
  | { kind: 'connector'; name: string }
  | { kind: 'global' }
  | { kind: 'file'; path: string }
  | null;

export type InspectorTab = 'config' | 'code' | 'rows' | 'debug' | 'store' | 'yaml';
export type BottomTab =
  | 'rows'
  | 'logs'
  | 'problems'
  | 'samples'
  | 'yaml'
  | 'history'
  | 'search'
  | 'tests'
  | 'errors';

/** Where rows are looked at: a place in the chain, or the edge before it (`side: 'in'`). */
export interface WatchedRows {
  nodeId: NodeId;
  side: 'in' | 'out' | 'difference';
}

export interface SelectionState {
  view: View;
  /** Flows with a tab, in order. */
  openFlows: readonly string[];
  /** Selected nodes of the shown flow, by node id (`fname#occurrence`), in chain order. */
  nodeIds: readonly NodeId[];
  /** The selected edge: the chain index it leads into; null when none. */
  edgeIndex: number | null;
  inspected: Inspected;
  inspectorTab: InspectorTab;
  /** Config was chosen for what is inspected: a built-in opens on its setup else. */
  configWanted: boolean;
  bottomTab: BottomTab;
  /** Code has the middle of the window: that of what is inspected, while it has code. */
  codeWide: boolean;
  watched: WatchedRows | null;
  /** A place in a text to show and put the caret at; the editors take it and set it to null. */
  reveal: { path: string; line: number; column: number } | null;
  /** A field of the inspected form that is to have the caret, by its keys (`params.studio_key`); the field takes it and sets it to null. */
  fieldToFocus: string | null;
  set(patch: Partial<Omit<SelectionState, 'set' | 'showFlow' | 'closeFlow' | 'selectNodes'>>): void;
  /** Shows a flow, opening its tab, with nothing selected. */
  showFlow(flow: string): void;
  /** Closes a flow's tab; the tab before it is shown instead. */
  closeFlow(flow: string): void;
  /** Selects nodes of the shown flow; the last one is inspected. */
  selectNodes(nodeIds: readonly NodeId[]): void;
}

export type SelectionStore = ReturnType<typeof createSelectionStore>;

export function createSelectionStore() {
  return createStore<SelectionState>()((set, get) => ({
    view: { kind: 'none' },
    openFlows: [],
    nodeIds: [],
    edgeIndex: null,
    inspected: null,
    inspectorTab: 'config',
    configWanted: false,
    bottomTab: 'rows',
    codeWide: false,
    watched: null,
    reveal: null,
    fieldToFocus: null,
    set,
    showFlow(flow) {
      const { openFlows } = get();
      set({
        view: { kind: 'flow', flow },
        openFlows: openFlows.includes(flow) ? openFlows : [...openFlows, flow],
        nodeIds: [],
        edgeIndex: null,
        inspected: { kind: 'flow', name: flow },
      });
    },
    closeFlow(flow) {
      const { openFlows, view } = get();
      const index = openFlows.indexOf(flow);
      if (index === -1) return;
      const left = openFlows.filter((open) => open !== flow);
      set({ openFlows: left });
      if (view.kind !== 'flow' || view.flow !== flow) return;
      const next = left[Math.max(0, index - 1)];
      if (next !== undefined) get().showFlow(next);
      else set({ view: { kind: 'none' }, nodeIds: [], edgeIndex: null, inspected: null, watched: null });
    },
    selectNodes(nodeIds) {
      const { view, watched, configWanted, nodeIds: before } = get();
      const last = nodeIds.at(-1);
      if (view.kind !== 'flow') return;
      if (last === undefined) {
        set({ nodeIds: [], inspected: { kind: 'flow', name: view.flow } });
        return;
      }
      const name = functionOfNode(last);
      set({
        nodeIds,
        edgeIndex: null,
        configWanted: configWanted && before.at(-1) === last,
        inspected: { kind: 'function', name, flow: view.flow, nodeId: last },
        watched: { nodeId: last, side: watched?.side ?? 'out' },
      });
    },
  }));
}
