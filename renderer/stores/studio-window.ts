import type { i18n } from 'i18next';
import { createStore } from 'zustand/vanilla';
import type { Connection } from '../backend/connection.ts';
import { createDialogs } from './dialog-store.ts';
import { createEngineStore } from './engine-store.ts';
import type { Current, StudioWindow } from './scopes.ts';
import { createSettingsStore } from './settings-store.ts';
import { createUiStore } from './ui-store.ts';

/** A window on the welcome screen. `width`: how wide it is, in pixels. */
export function createStudioWindow(connection: Connection, i18n: i18n, width?: number): StudioWindow {
  return {
    backend: connection.backend,
    connection,
    i18n,
    text: (key, values) => i18n.t(key, { ...values }),
    settings: createSettingsStore(),
    ui: createUiStore(width),
    dialogs: createDialogs(),
    engine: createEngineStore(),
    current: createStore<Current>()(() => ({ workspace: null, opening: null })),
  };
}
