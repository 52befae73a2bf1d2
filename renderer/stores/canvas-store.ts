import { createStore } from 'zustand/vanilla';
import type { FunctionMode } from '../../core/config/types.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { PlanMode, PlanState } from '../../core/run/plan.ts';

/** A place on the screen, in CSS pixels of the window. */
export interface ScreenPoint {
  x: number;
  y: number;
}

/** The open insert menu: `index` is the place in the chain that the new function will have. */
export interface InsertMenu {
  index: number;
  at: ScreenPoint;
  /** Already chosen by a drop: only the name is asked for. */
  mode?: FunctionMode;
  /** A Save or Load function is to use this connector. */
  connector?: string;
}

export type ContextTarget =
  | { kind: 'node'; nodeId: NodeId }
  | { kind: 'edge'; index: number }
  | { kind: 'connector'; name: string }
  | { kind: 'note'; id: string }
  | { kind: 'canvas' };

/** What commands ask of the canvas on the screen; null while none is shown. */
export interface CanvasCamera {
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  fit(): void;
  /** Brings a node into view, if it isn't. */
  reveal(nodeId: NodeId): void;
  /** Where a node or the edge into a place is on the screen. */
  screenPointOf(target: { nodeId: NodeId } | { edgeIndex: number }): ScreenPoint;
  /** A place on the screen, in canvas units. */
  flowPointOf(point: ScreenPoint): ScreenPoint;
  focus(): void;
  /** The place in the chain that stands above or below another on the canvas; null for none. */
  placeAcross(place: number, direction: 'up' | 'down'): number | null;
}

/** What is dragged over the canvas right now, and where it would go. */
export interface Dragging {
  /** Node ids of the functions that move; empty when something new comes. */
  moved: readonly string[];
  /** The edge that would take it, by the place it leads into. */
  edge: number | null;
  /** The node that would take it. */
  node: string | null;
  /** Why it can't be put here, in words, and where the pointer is. */
  refusal: { words: string; at: ScreenPoint } | null;
}

/** A part of a flow that a person is about to run, and what that will do with each place. */
export interface ShownPlan {
  flow: string;
  mode: PlanMode;
  /** Where it begins or ends. */
  nodeId: NodeId;
  /** In words for the node; empty until they are known. */
  places: ReadonlyMap<string, { state: PlanState; words: string }>;
}

/** A row that is followed through a run of this flow. */
export interface DrawnRow {
  flow: string;
  /** How surely it went along an edge, by `wayOf` the edge. */
  ways: ReadonlyMap<string, 'certain' | 'likely'>;
  /** Functions between which and their connector it likely went, by node id. */
  links: ReadonlySet<string>;
  /** Why nothing is known of it behind or before a node, by node id. */
  ends: ReadonlyMap<string, { grade: 'certain' | 'likely' | 'unknown'; words: string }>;
}

/** Names the way from one node to another; without one, from the source. */
export function wayOf(before: string | null, after: string | null): string {
  return `${before ?? ''}>${after ?? ''}`;
}

export interface CanvasState {
  insertMenu: InsertMenu | null;
  contextMenu: { at: ScreenPoint; target: ContextTarget } | null;
  outlineOpen: boolean;
  /** Edited as text right now. */
  editedNote: string | null;
  /** Ids of the selected notes; functions are in the selection store. */
  selectedNotes: readonly string[];
  dragging: Dragging | null;
  plan: ShownPlan | null;
  followed: DrawnRow | null;
  /** A node that is to be brought into view as soon as it is on the canvas. */
  toReveal: NodeId | null;
  /** What was copied last, for where the system's clipboard can't be read. */
  clipboard: string;
  /** The newest words for the live region: edits and results of runs. */
  announcement: string;
  camera: CanvasCamera | null;
  /** Puts the caret into the search of the project map; null while it isn't shown. */
  findOnMap: (() => void) | null;
  set(patch: Partial<Omit<CanvasState, 'set'>>): void;
}

export type CanvasStore = ReturnType<typeof createCanvasStore>;

/** What floats above the canvas, and the way for commands to reach the canvas that is shown. */
export function createCanvasStore() {
  return createStore<CanvasState>()((set) => ({
    insertMenu: null,
    contextMenu: null,
    outlineOpen: false,
    editedNote: null,
    selectedNotes: [],
    dragging: null,
    plan: null,
    followed: null,
    toReveal: null,
    clipboard: '',
    announcement: '',
    camera: null,
    findOnMap: null,
    set,
  }));
}
