import { Menu } from '@mantine/core';
import { useCommands } from '../command-kit/command-set.tsx';
import { isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';
import { formatKey } from '../ui/keys.ts';
import { ProjectName } from './project-name.tsx';

/** What can be done with the project as a whole. */
export function ProjectMenu() {
  const studio = useStudio();
  const text = useText();
  const items = useCommands().list.filter(({ menu }) => menu === 'file');
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <ProjectName />
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((command) => (
          <Menu.Item
            key={command.id}
            disabled={!isEnabled(studio, command)}
            rightSection={command.keys?.[0] && <kbd className="kbd">{formatKey(command.keys[0])}</kbd>}
            onClick={() => void runCommand(studio, command)}
          >
            {text(command.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
