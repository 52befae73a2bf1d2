import { Menu } from '@mantine/core';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useCommands } from './command-set.tsx';
import { isEnabled } from './command-state.ts';
import { runCommand } from './run-command.ts';

interface CommandItemProps {
  command: string;
  /** What it does can't be taken back by looking away: in red. */
  danger?: boolean;
}

/** A menu's item: a command with its label and key, and nothing while it can't be run. */
export function CommandItem({ command: id, danger }: CommandItemProps) {
  const studio = useStudio();
  const text = useText();
  const command = useCommands().find(id);
  if (command === undefined || !isEnabled(studio, command)) return null;
  const [key] = command.keys ?? [];
  return (
    <Menu.Item
      {...(danger ? { color: 'red' } : {})}
      rightSection={key === undefined ? undefined : <Kbd combination={key} />}
      onClick={() => void runCommand(studio, command)}
    >
      {text(command.label)}
    </Menu.Item>
  );
}
