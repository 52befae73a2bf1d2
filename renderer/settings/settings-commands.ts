import type { Command } from '../command-kit/command.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { changeSettings } from './apply-settings.ts';

const themes = ['system', 'light', 'dark'] as const;

export const settingsCommands: readonly Command[] = [
  {
    id: 'file.settings',
    label: 'commands.settings',
    menu: 'file',
    keys: ['Mod+,'],
    scope: 'global',
    run: async (studio) => (await import('./settings-dialog.tsx')).openSettings(studio),
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

function nextTheme(studio: StudioWindow): void {
  const { theme } = studio.settings.getState();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  changeSettings(studio, { theme: next });
}

function nextLanguage(studio: StudioWindow): void {
  const { resolvedLanguage } = studio.settings.getState();
  changeSettings(studio, { language: resolvedLanguage === 'en' ? 'zh-CN' : 'en' });
}
