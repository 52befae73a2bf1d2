import './menus.css';
import { Menu } from '@mantine/core';
import { withinWindow } from '../../command-kit/command-menu.tsx';
import { useCommands } from '../../command-kit/command-set.tsx';
import { isEnabled } from '../../command-kit/command-state.ts';
import { runCommand } from '../../command-kit/run-command.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { ContextTarget } from '../../stores/canvas-store.ts';
import { useCanvas, useStudio, useWorkspace } from '../../stores/use-scopes.tsx';
import { Kbd } from '../../ui/kbd.tsx';

/** The menu of what was clicked with the right button, or asked for by Shift+F10. */
export function CanvasMenu() {
  const workspace = useWorkspace();
  const text = useText();
  const menu = useCanvas((state) => state.contextMenu);
  const close = () => {
    workspace.canvas.getState().set({ contextMenu: null });
    workspace.canvas.getState().camera?.focus();
  };
  if (menu === null) return null;
  return (
    <Menu
      key={`${menu.at.x} ${menu.at.y}`}
      opened
      onClose={close}
      position="bottom-start"
      offset={2}
      middlewares={withinWindow}
      withinPortal
      width={300}
    >
      <Menu.Target>
        <span className="canvas-menu__target" style={{ left: menu.at.x, top: menu.at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={text('canvas.menu')}>
        <Items target={menu.target} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Every line is a command on what was clicked, which is selected then. */
function Items({ target }: { target: ContextTarget }) {
  if (target.kind === 'node') return <NodeItems />;
  if (target.kind === 'edge') return <EdgeItems />;
  if (target.kind === 'connector') return <ConnectorItems />;
  if (target.kind === 'note') return <NoteItems />;
  return <PaneItems />;
}

function NodeItems() {
  return (
    <>
      <Item command="flow.open" />
      <Item command="flow.openCode" />
      <Item command="function.showGo" hideDisabled />
      <Item command="edit.rename" />
      <Menu.Divider />
      <Item command="flow.insertBefore" />
      <Item command="flow.insertFunction" />
      <Item command="flow.moveBack" />
      <Item command="flow.moveForth" />
      <Menu.Divider />
      <Item command="flow.cut" />
      <Item command="flow.copy" />
      <Item command="flow.paste" />
      <Item command="flow.duplicate" />
      <Menu.Divider />
      <Item command="flow.toggleBreakpoint" />
      <Item command="flow.pinRows" />
      <Item command="flow.openConnector" hideDisabled />
      <Item command="flow.disconnect" hideDisabled />
      <Item command="flow.delete" danger />
    </>
  );
}

function EdgeItems() {
  return (
    <>
      <Item command="flow.showEdgeRows" />
      <Item command="flow.insertFunction" label="canvas.insert.here" />
      <Item command="flow.paste" label="canvas.menu.pasteHere" />
    </>
  );
}

function ConnectorItems() {
  return (
    <>
      <Item command="flow.openConnector" />
      <Item command="edit.rename" />
    </>
  );
}

function NoteItems() {
  return (
    <>
      <Item command="flow.editNote" />
      <Item command="flow.delete" danger />
    </>
  );
}

function PaneItems() {
  return (
    <>
      <Item command="flow.insertFunction" />
      <Item command="flow.paste" />
      <Item command="flow.addNote" />
      <Menu.Divider />
      <Item command="flow.selectAll" />
      <Item command="flow.fit" />
      <Item command="flow.tidy" />
      <Item command="flow.outline" />
      <Menu.Divider />
      <Item command="flow.enable" hideDisabled />
      <Item command="flow.disable" hideDisabled />
    </>
  );
}

function Item({
  command: id,
  label,
  danger,
  hideDisabled,
}: {
  command: string;
  /** Instead of the command's own, where the place says more. */
  label?: TextKey;
  danger?: boolean;
  hideDisabled?: boolean;
}) {
  const studio = useStudio();
  const text = useText();
  const command = useCommands().find(id);
  if (!command) return null;
  const enabled = isEnabled(studio, command);
  if (hideDisabled && !enabled) return null;
  const [key] = command.keys ?? [];
  return (
    <Menu.Item
      disabled={!enabled}
      {...(danger ? { color: 'red' } : {})}
      rightSection={key === undefined ? undefined : <Kbd combination={key} />}
      onClick={() => void runCommand(studio, command)}
    >
      {text(label ?? command.label)}
    </Menu.Item>
  );
}
