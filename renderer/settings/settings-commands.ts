import type { Command } from '../command-kit/command.ts';
import type { App } from '../stores/app-stores.tsx';
import { changeSettings } from './apply-settings.ts';
import { openSettings } from './settings-dialog.tsx';

const themes = ['system', 'light', 'dark'] as const;

export const settingsCommands: readonly Command[] = [
  {
    id: 'file.settings',
    label: 'commands.settings',
    menu: 'file',
    keys: ['Mod+,'],
    scope: 'global',
    run: openSettings,
  },
  { id: 'view.nextTheme', label: 'commands.nextTheme', menu: 'view', keys: ['Alt+T'], run: nextTheme },
  {
    id: 'view.nextLanguage',
    label: 'commands.nextLanguage',
    menu: 'view',
    keys: ['Alt+L'],
    run: nextLanguage,
  },
];

function nextTheme(app: App): void {
  const { theme } = app.settings.getState();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  changeSettings(app, { theme: next });
}

function nextLanguage(app: App): void {
  const { resolvedLanguage } = app.settings.getState();
  changeSettings(app, { language: resolvedLanguage === 'en' ? 'zh-CN' : 'en' });
}
