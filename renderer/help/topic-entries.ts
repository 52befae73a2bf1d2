import type { Language } from '../../core/errors/coded-error.ts';
import type { CommandSet } from '../command-kit/command-set.tsx';
import { runCommand } from '../command-kit/run-command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import type { HelpPage } from '../stores/ui-store.ts';
import { loadHelp } from './help-pages.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { type SettingName, settingNames } from './synonyms.ts';

const helps: Partial<Record<SettingName, TextKey>> = {
  autosave: 'settings.autosave.help',
  minimap: 'settings.minimap.help',
  checkTypes: 'settings.checkTypes.help',
  batchSize: 'settings.batchSize.help',
  maxVisitsPerBatch: 'settings.maxVisitsPerBatch.help',
  enforceRequiredFields: 'settings.enforceRequiredFields.help',
  enforceRetry: 'settings.enforceRetry.help',
};

/** Every setting; it is changed in the settings. */
export function settingEntries(studio: StudioWindow, commands: CommandSet): PaletteEntry[] {
  const open = commands.find('file.settings');
  if (open === undefined) return [];
  return settingNames.map((name) => {
    const help = helps[name];
    return {
      id: `setting:${name}`,
      group: 'setting',
      label: studio.text(`settings.${name}`),
      detail: help === undefined ? studio.text('commands.settings') : studio.text(help),
      run: () => void runCommand(studio, open),
    };
  });
}

const pages = ['guide', 'traps', 'store'] as const satisfies readonly HelpPage[];

/** Every section of the help pages, traps among them, loaded when they are first wanted. */
export async function helpEntries(studio: StudioWindow, language: Language): Promise<PaletteEntry[]> {
  const loaded = await Promise.all(pages.map((page) => loadHelp(page, language)));
  return loaded.flatMap((sections, index) => {
    const page = pages[index] ?? 'guide';
    return sections
      .filter(({ level }) => level > 1)
      .map(({ id, title, body }) => ({
        id: `help:${page}:${id}`,
        group: 'help' as const,
        label: title.replaceAll('`', ''),
        detail: studio.text(`help.page.${page}`),
        words: body,
        run: () => studio.ui.setState({ help: { page, section: id } }),
      }));
  });
}
