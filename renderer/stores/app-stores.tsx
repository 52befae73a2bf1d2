import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import type { Backend } from '../backend/backend.ts';
import type { Connection } from '../backend/connection.ts';
import type { Text } from '../i18n/use-text.tsx';
import { type CanvasState, type CanvasStore, createCanvasStore } from './canvas-store.ts';
import { createDialogs, type Dialogs } from './dialog-store.ts';
import { createLastGoodModel, type ShownModel } from './last-good-model.ts';
import { createLifeStore, type LifeState, type LifeStore } from './life-store.ts';
import { createProblemsStore, type ProblemsState, type ProblemsStore } from './problems-store.ts';
import { createProjectStore, type ProjectState, type ProjectStore } from './project-store.ts';
import { createRunStore, type RunState, type RunStore } from './run-store.ts';
import { createSelectionStore, type SelectionState, type SelectionStore } from './selection-store.ts';
import { createSettingsStore, type SettingsState, type SettingsStore } from './settings-store.ts';
import { createUiStore, type UiState, type UiStore } from './ui-store.ts';

/** Everything a window holds; made once, in main.tsx, and handed down. */
export interface App {
  backend: Backend;
  connection: Connection;
  i18n: i18n;
  /** A text in the current language, outside of components. */
  text: Text;
  project: ProjectStore;
  problems: ProblemsStore;
  selection: SelectionStore;
  run: RunStore;
  settings: SettingsStore;
  canvas: CanvasStore;
  ui: UiStore;
  life: LifeStore;
  dialogs: Dialogs;
  /** The project as it is shown: what can't be read for now, as it last could. */
  shownModel(project: Project): ShownModel;
}

/** `sayReprinted` shows the person which files an edit printed afresh. */
export function createApp(
  connection: Connection,
  i18n: i18n,
  sayReprinted: (text: Text, paths: readonly string[]) => void,
): App {
  const text: Text = (key, values) => i18n.t(key, { ...values });
  const project = createProjectStore((paths) => sayReprinted(text, paths));
  const lastGood = createLastGoodModel();
  return {
    backend: connection.backend,
    connection,
    i18n,
    text,
    project,
    problems: createProblemsStore(project),
    selection: createSelectionStore(),
    run: createRunStore(),
    settings: createSettingsStore(),
    canvas: createCanvasStore(),
    ui: createUiStore(),
    life: createLifeStore(),
    dialogs: createDialogs(),
    shownModel: (shown) => lastGood(project.getState().opened?.projectId ?? '', projectModel(shown)),
  };
}

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp is used outside of AppProvider');
  return app;
}

/** The open project's model, with what can't be read for now as it last could; null without a project. */
export function useShownModel(): ShownModel | null {
  const app = useApp();
  const project = useProject((state) => state.project);
  return project === null ? null : app.shownModel(project);
}

export const useProject = <T,>(selector: (state: ProjectState) => T): T =>
  useStore(useApp().project, selector);
export const useSelection = <T,>(selector: (state: SelectionState) => T): T =>
  useStore(useApp().selection, selector);
export const useRun = <T,>(selector: (state: RunState) => T): T => useStore(useApp().run, selector);
export const useSettings = <T,>(selector: (state: SettingsState) => T): T =>
  useStore(useApp().settings, selector);
export const useUi = <T,>(selector: (state: UiState) => T): T => useStore(useApp().ui, selector);
export const useLife = <T,>(selector: (state: LifeState) => T): T => useStore(useApp().life, selector);
export const useCanvas = <T,>(selector: (state: CanvasState) => T): T => useStore(useApp().canvas, selector);
export const useProblems = <T,>(selector: (state: ProblemsState) => T): T =>
  useStore(useApp().problems, selector);
