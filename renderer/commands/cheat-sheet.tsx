import './command-palette.css';
import { Modal } from '@mantine/core';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import { useApp, useUi } from '../stores/app-stores.tsx';
import { Kbd } from '../ui/kbd.tsx';
import type { CommandMenu } from './command.ts';
import { commands } from './registry.ts';

const menus: readonly CommandMenu[] = ['file', 'edit', 'view', 'flow', 'run', 'help'];
const menuTexts: Record<CommandMenu, TextKey> = {
  file: 'commands.menu.file',
  edit: 'commands.menu.edit',
  view: 'commands.menu.view',
  flow: 'commands.menu.flow',
  run: 'commands.menu.run',
  help: 'commands.menu.help',
};

/** All keys at a glance. */
export function CheatSheet() {
  const app = useApp();
  const text = useText();
  const open = useUi((ui) => ui.cheatSheet);
  return (
    <Modal
      opened={open}
      onClose={() => app.ui.setState({ cheatSheet: false })}
      title={text('commands.keys')}
      size="xl"
      closeButtonProps={{ 'aria-label': text('shell.close') }}
    >
      <KeyLists />
    </Modal>
  );
}

function KeyLists() {
  const text = useText();
  return (
    <div className="cheat-sheet">
      {menus.map((menu) => (
        <section key={menu}>
          <h3>{text(menuTexts[menu])}</h3>
          <dl>
            {commands
              .filter((command) => command.menu === menu && command.keys !== undefined)
              .map((command) => (
                <div key={command.id} className="cheat-sheet__line">
                  <dt>{text(command.label)}</dt>
                  <dd>
                    {command.keys?.map((key) => (
                      <Kbd key={key} combination={key} />
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
