import { inWorkspace } from '../command-kit/command.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';

/** Looking through the project's code and YAML. */
export const searchCommands = inWorkspace([
  {
    id: 'search.project',
    label: 'search.command',
    menu: 'edit',
    keys: ['Mod+Shift+F'],
    scope: 'global',
    run: openSearch,
  },
]);

function openSearch({ ui, selection, explorer }: Workspace): void {
  togglePanel(ui, 'bottom', true);
  selection.getState().set({ bottomTab: 'search' });
  explorer.setState(({ searchAsked }) => ({ searchAsked: searchAsked + 1 }));
}
