import { createStore } from 'zustand/vanilla';
import { type Settings, settingsSchema } from '../../core/contract/host/app.ts';

export interface SettingsState extends Settings {
  /** The language in use, after 'system' was resolved. */
  resolvedLanguage: 'en' | 'zh-CN';
  /** The theme in use, after 'system' was resolved. */
  resolvedTheme: 'light' | 'dark';
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;

export function createSettingsStore() {
  return createStore<SettingsState>()(() => ({
    ...settingsSchema.parse({}),
    resolvedLanguage: 'en',
    resolvedTheme: 'light',
  }));
}
