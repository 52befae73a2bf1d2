import { createStore } from 'zustand/vanilla';
import type { ResultOf } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';

export type PanelName = 'explorer' | 'inspector' | 'bottom';
/** The pages of help that ship with the Studio. */
export type HelpPage = 'guide' | 'traps' | 'store';

export interface UiState {
  /** What the host is; null until it has answered. */
  info: ResultOf<HostContract, 'app.info'> | null;
  /** What the welcome screen lists: asked for at the start beside all else, and anew when a project was opened; null until then. */
  recent: ResultOf<HostContract, 'recent.list'> | null;
  examples: ResultOf<HostContract, 'example.list'> | null;
  /** The window has opened what it was to open. */
  started: boolean;
  /** What the window shows first is painted: what stands behind it may come. */
  painted: boolean;
  /** Which panels are shown. */
  shown: Readonly<Record<PanelName, boolean>>;
  /** What stood beside the canvas before code took its place. */
  shownBesideCanvas: Partial<Readonly<Record<PanelName, boolean>>>;
  /** The inspector has most of the middle: for code, which needs width. */
  inspectorWide: boolean;
  /** The command palette is open. */
  commandPalette: boolean;
  /** The list of all keys is open. */
  cheatSheet: boolean;
  /** The help that is shown, at a section of it (null: from the top); null when none is. */
  help: { page: HelpPage; section: string | null } | null;
  /** What the pointer was on in a panel when its menu was asked for: texts to take, and the way that it leads. */
  pointed: { cell: string; line: string; all: string; go: (() => void) | null } | null;
  /** The place that is shown among those that were, as Back and Forward count them. */
  places: { at: number; last: number };
  /** What the window has said once that the Studio has to do without. */
  toldTroubles: readonly string[];
}

export type UiStore = ReturnType<typeof createUiStore>;

/** Narrower than this, at 200 % for one, a window begins without the explorer: the flow needs the room. */
const roomForExplorer = 840;

/** What the window shows besides the project: panels, palette, help. `width`: the window's when it opens, in pixels. */
export function createUiStore(width = Number.POSITIVE_INFINITY) {
  return createStore<UiState>()(() => ({
    info: null,
    recent: null,
    examples: null,
    started: false,
    painted: false,
    shown: { explorer: width >= roomForExplorer, inspector: true, bottom: true },
    shownBesideCanvas: {},
    inspectorWide: false,
    commandPalette: false,
    cheatSheet: false,
    help: null,
    pointed: null,
    places: { at: 0, last: 0 },
    toldTroubles: [],
  }));
}

export function togglePanel(ui: UiStore, panel: PanelName, shown?: boolean): void {
  ui.setState((state) => ({ shown: { ...state.shown, [panel]: shown ?? !state.shown[panel] } }));
}
