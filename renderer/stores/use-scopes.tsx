import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { CanvasState } from './canvas-store.ts';
import type { ComparisonState } from './comparison-store.ts';
import type { DebugState } from './debug-store.ts';
import type { ExplorerState } from './explorer-store.ts';
import type { GoState } from './go-store.ts';
import type { GoldenState } from './golden-store.ts';
import type { ShownModel } from './last-good-model.ts';
import type { LifeState } from './life-store.ts';
import type { LiveState } from './live-store.ts';
import type { OutcomeState } from './outcome-store.ts';
import type { ProblemsState } from './problems-store.ts';
import type { ProjectState } from './project-store.ts';
import type { RowsState } from './rows-store.ts';
import type { RunState } from './run-store.ts';
import type { Current, StudioWindow, Workspace } from './scopes.ts';
import type { SelectionState } from './selection-store.ts';
import type { SettingsState } from './settings-store.ts';
import type { StorageState } from './storage-store.ts';
import type { UiState } from './ui-store.ts';

const StudioContext = createContext<StudioWindow | null>(null);
const WorkspaceContext = createContext<Workspace | null>(null);

export function StudioProvider({ studio, children }: { studio: StudioWindow; children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

/** Around what shows a project, and the dialogs that ask about one; null on the welcome screen. */
export function WorkspaceProvider(props: { workspace: Workspace | null; children: ReactNode }) {
  return <WorkspaceContext value={props.workspace}>{props.children}</WorkspaceContext>;
}

export function useStudio(): StudioWindow {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('useStudio is used outside of StudioProvider');
  return studio;
}

/** The open project's workspace; only for components that are shown while one is open. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace is used where no project is open');
  return workspace;
}

export const useCurrent = <T,>(selector: (state: Current) => T): T => useStore(useStudio().current, selector);
export const useSettings = <T,>(selector: (state: SettingsState) => T): T =>
  useStore(useStudio().settings, selector);
export const useUi = <T,>(selector: (state: UiState) => T): T => useStore(useStudio().ui, selector);

export const useProject = <T,>(selector: (state: ProjectState) => T): T =>
  useStore(useWorkspace().project, selector);
export const useSelection = <T,>(selector: (state: SelectionState) => T): T =>
  useStore(useWorkspace().selection, selector);
export const useLive = <T,>(selector: (state: LiveState) => T): T => useStore(useWorkspace().live, selector);
export const useRun = <T,>(selector: (state: RunState) => T): T => useStore(useWorkspace().run, selector);
export const useDebug = <T,>(selector: (state: DebugState) => T): T =>
  useStore(useWorkspace().debug, selector);
export const useShownRows = <T,>(selector: (state: RowsState) => T): T =>
  useStore(useWorkspace().rows, selector);
export const useCompared = <T,>(selector: (state: ComparisonState) => T): T =>
  useStore(useWorkspace().comparison, selector);
export const useExplorer = <T,>(selector: (state: ExplorerState) => T): T =>
  useStore(useWorkspace().explorer, selector);
export const useGolden = <T,>(selector: (state: GoldenState) => T): T =>
  useStore(useWorkspace().golden, selector);
export const useGo = <T,>(selector: (state: GoState) => T): T => useStore(useWorkspace().go, selector);
export const useOutcome = <T,>(selector: (state: OutcomeState) => T): T =>
  useStore(useWorkspace().outcome, selector);
export const useLife = <T,>(selector: (state: LifeState) => T): T => useStore(useWorkspace().life, selector);
export const useStorage = <T,>(selector: (state: StorageState) => T): T =>
  useStore(useWorkspace().storage, selector);
export const useCanvas = <T,>(selector: (state: CanvasState) => T): T =>
  useStore(useWorkspace().canvas, selector);
export const useProblems = <T,>(selector: (state: ProblemsState) => T): T =>
  useStore(useWorkspace().problems, selector);

/** The open project's model, with what can't be read for now as it last could. */
export function useShownModel(): ShownModel {
  const workspace = useWorkspace();
  return workspace.shownModel(useProject((state) => state.project));
}
