import type { Command } from '../command-kit/command.ts';
import type { StudioWindow } from '../stores/scopes.ts';

/** Going through the places that were shown, as the browser's own buttons do. */
export const placeCommands: readonly Command[] = [
  {
    id: 'view.back',
    label: 'places.back',
    menu: 'view',
    keys: ['Mod+['],
    enabled: ({ ui }) => ui.getState().places.at > firstPlace(ui),
    run: () => history.back(),
  },
  {
    id: 'view.forward',
    label: 'places.forward',
    menu: 'view',
    keys: ['Mod+]'],
    enabled: ({ ui }) => ui.getState().places.at < ui.getState().places.last,
    run: () => history.forward(),
  },
];

/** In a browser an entry lies below the first place, so that Back does not leave at once. */
function firstPlace(ui: StudioWindow['ui']): number {
  return ui.getState().info?.host === 'web' ? 1 : 0;
}
