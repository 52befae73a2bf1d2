import { createCommandSet } from './command-kit/command-set.tsx';
import { helpCommands } from './help/help-commands.ts';
import { settingsCommands } from './settings/settings-commands.ts';
import { welcomeCommands } from './welcome/welcome-commands.ts';

/** The commands of the welcome screen, which are there at once; all-commands.ts has them among all others, which come when it is idle. */
export const firstCommands = createCommandSet(
  [...welcomeCommands, ...settingsCommands, ...helpCommands],
  false,
);
