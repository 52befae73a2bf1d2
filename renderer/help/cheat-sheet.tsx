import './command-palette.css';
import { Modal } from '@mantine/core';
import type { CommandMenu } from '../command-kit/command.ts';
import { useCommands } from '../command-kit/command-set.tsx';
import { editorKeys } from '../command-kit/editor-keys.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import { useStudio, useUi } from '../stores/use-scopes.tsx';
import { Kbd } from '../ui/kbd.tsx';

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
  const studio = useStudio();
  const text = useText();
  const open = useUi((ui) => ui.cheatSheet);
  return (
    <Modal
      opened={open}
      onClose={() => studio.ui.setState({ cheatSheet: false })}
      title={text('commands.keys')}
      size="xl"
      closeButtonProps={{ 'aria-label': text('shell.close') }}
    >
      <KeyLists />
    </Modal>
  );
}

function KeyLists() {
  const { list } = useCommands();
  return (
    <div className="cheat-sheet" data-autofocus tabIndex={-1}>
      {menus.map((menu) => (
        <KeyList key={menu} title={menuTexts[menu]} lines={list.filter((command) => command.menu === menu)} />
      ))}
      <KeyList title="commands.menu.editor" lines={editorKeys} />
    </div>
  );
}

interface KeyListProps {
  title: TextKey;
  lines: readonly { label: TextKey; keys?: readonly string[] }[];
}

function KeyList({ title, lines }: KeyListProps) {
  const text = useText();
  return (
    <section>
      <h3>{text(title)}</h3>
      <dl>
        {lines
          .filter(({ keys = [] }) => keys.length > 0)
          .map(({ label, keys }) => (
            <div key={label} className="cheat-sheet__line">
              <dt>{text(label)}</dt>
              <dd>
                {keys?.map((key) => (
                  <Kbd key={key} combination={key} />
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
