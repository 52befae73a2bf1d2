import type { Command } from '../command-kit/command.ts';
import { showAbout } from './about.tsx';

export const helpCommands: readonly Command[] = [
  {
    id: 'help.commands',
    label: 'commands.palette',
    menu: 'help',
    keys: ['Mod+K', 'Mod+Shift+P'],
    scope: 'global',
    run: (studio) => studio.ui.setState({ commandPalette: true }),
  },
  {
    id: 'help.keys',
    label: 'commands.keys',
    menu: 'help',
    keys: ['?'],
    run: (studio) => studio.ui.setState({ cheatSheet: true }),
  },
  {
    id: 'help.guide',
    label: 'commands.guide',
    menu: 'help',
    keys: ['F1'],
    scope: 'global',
    run: (studio) => studio.ui.setState({ help: { page: 'guide', section: null } }),
  },
  {
    id: 'help.traps',
    label: 'commands.traps',
    menu: 'help',
    run: (studio) => studio.ui.setState({ help: { page: 'traps', section: null } }),
  },
  { id: 'help.about', label: 'commands.about', menu: 'help', run: showAbout },
];
