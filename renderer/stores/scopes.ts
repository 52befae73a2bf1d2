import type { i18n } from 'i18next';
import type { StoreApi } from 'zustand/vanilla';
import type { Project } from '../../core/project/project.ts';
import type { Backend } from '../backend/backend.ts';
import type { Connection } from '../backend/connection.ts';
import type { Text } from '../i18n/use-text.tsx';
import type { CanvasStore } from './canvas-store.ts';
import type { ComparisonStore } from './comparison-store.ts';
import type { DebugStore } from './debug-store.ts';
import type { Dialogs } from './dialog-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { EngineStore } from './engine-store.ts';
import type { ExplorerStore } from './explorer-store.ts';
import type { GoStore } from './go-store.ts';
import type { GoldenStore } from './golden-store.ts';
import type { ShownModel } from './last-good-model.ts';
import type { LifeStore } from './life-store.ts';
import type { LiveStore } from './live-store.ts';
import type { OutcomeStore } from './outcome-store.ts';
import type { ProblemsStore } from './problems-store.ts';
import type { ProjectStore } from './project-store.ts';
import type { RowsStore } from './rows-store.ts';
import type { RunStore } from './run-store.ts';
import type { SelectionStore } from './selection-store.ts';
import type { SettingsStore } from './settings-store.ts';
import type { StorageStore } from './storage-store.ts';
import type { UiStore } from './ui-store.ts';

/** What lives as long as the window; made once, in main.tsx, and handed down. */
export interface StudioWindow {
  readonly backend: Backend;
  readonly connection: Connection;
  readonly i18n: i18n;
  /** A text in the current language, outside of components. */
  readonly text: Text;
  readonly settings: SettingsStore;
  readonly ui: UiStore;
  readonly dialogs: Dialogs;
  readonly engine: EngineStore;
  readonly current: CurrentStore;
}

/** The folder that the window shows. */
export interface Current {
  /** Null on the welcome screen. */
  workspace: Workspace | null;
  /** The folder that is being opened. */
  opening: string | null;
}
export type CurrentStore = StoreApi<Current>;

/**
 * What lives as long as an open project: made when its folder has been read, and dropped whole when it closes. With the
 * window it is in, since what works on a project asks people and the host, too.
 */
export interface Workspace extends StudioWindow {
  readonly project: ProjectStore;
  readonly problems: ProblemsStore;
  readonly selection: SelectionStore;
  readonly run: RunStore;
  readonly debug: DebugStore;
  readonly rows: RowsStore;
  readonly comparison: ComparisonStore;
  readonly outcome: OutcomeStore;
  readonly canvas: CanvasStore;
  readonly explorer: ExplorerStore;
  readonly golden: GoldenStore;
  readonly go: GoStore;
  readonly life: LifeStore;
  readonly drafts: DraftStore;
  readonly storage: StorageStore;
  readonly live: LiveStore;
  /** The project as it is shown: what can't be read for now, as it last could. */
  shownModel(project: Project): ShownModel;
  /** Ends what follows the project: timers and listeners. */
  dispose(): void;
}
