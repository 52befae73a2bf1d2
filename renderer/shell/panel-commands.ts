import type { Command } from '../command-kit/command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { StudioWindow } from '../stores/scopes.ts';

type Pointed = NonNullable<ReturnType<StudioWindow['ui']['getState']>['pointed']>;

/** What can be done with what the pointer is on in rows, logs, problems and history. */
export const panelCommands: readonly Command[] = [
  copyCommand('panel.copyCell', 'shell.panel.copyCell', ({ cell }) => cell),
  copyCommand('panel.copyLine', 'shell.panel.copyLine', ({ line }) => line),
  copyCommand('panel.copyAll', 'shell.panel.copyAll', ({ all }) => all),
  {
    id: 'panel.goTo',
    label: 'shell.panel.goTo',
    menu: 'view',
    enabled: ({ ui }) => ui.getState().pointed?.go != null,
    run: ({ ui }) => ui.getState().pointed?.go?.(),
  },
];

function copyCommand(id: string, label: TextKey, wordsOf: (pointed: Pointed) => string): Command {
  return {
    id,
    label,
    menu: 'edit',
    enabled: ({ ui }) => ui.getState().pointed !== null,
    async run({ ui }) {
      const { pointed } = ui.getState();
      if (pointed !== null) await navigator.clipboard.writeText(wordsOf(pointed));
    },
  };
}
