import { Menu } from '@mantine/core';
import { useReactFlow } from '@xyflow/react';
import { functionOfNode, type NodeId } from '../../../core/project/chain.ts';
import { useCommands } from '../../command-kit/command-set.tsx';
import { isEnabled } from '../../command-kit/command-state.ts';
import { attempt, runCommand } from '../../command-kit/run-command.ts';
import { addNoteAt, disconnectFunction } from '../../flow-actions/flow-edits.ts';
import { selectEdge } from '../../flow-actions/flow-navigation.ts';
import { shownFlow } from '../../flow-actions/shown-flow.ts';
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
      withinPortal
      width={248}
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

function Items({ target }: { target: ContextTarget }) {
  if (target.kind === 'node') return <NodeItems nodeId={target.nodeId} />;
  if (target.kind === 'edge') return <EdgeItems index={target.index} />;
  if (target.kind === 'connector') return <ConnectorItems name={target.name} />;
  if (target.kind === 'note') return <NoteItems id={target.id} />;
  return <PaneItems at={target.flowPoint} />;
}

function NodeItems({ nodeId }: { nodeId: NodeId }) {
  const workspace = useWorkspace();
  const text = useText();
  const fname = functionOfNode(nodeId);
  const isConnected = (shownFlow(workspace)?.model.func(fname)?.config.option.cname ?? '') !== '';
  return (
    <>
      <Item command="flow.open" />
      <Item command="flow.openCode" />
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
      {isConnected && (
        <Menu.Item onClick={() => void attempt(() => disconnectFunction(workspace, fname))}>
          {text('canvas.menu.disconnect')}
        </Menu.Item>
      )}
      <Item command="flow.delete" danger />
    </>
  );
}

function EdgeItems({ index }: { index: number }) {
  const workspace = useWorkspace();
  const commands = useCommands();
  const text = useText();
  return (
    <>
      <Menu.Item onClick={() => selectEdge(workspace, index)}>{text('canvas.menu.showRows')}</Menu.Item>
      <Menu.Item
        onClick={() => {
          selectEdge(workspace, index);
          const insert = commands.find('flow.insertFunction');
          if (insert) void runCommand(workspace, insert);
        }}
      >
        {text('canvas.insert.here')}
      </Menu.Item>
      <Menu.Item
        onClick={() => {
          selectEdge(workspace, index);
          const paste = commands.find('flow.paste');
          if (paste) void runCommand(workspace, paste);
        }}
      >
        {text('canvas.menu.pasteHere')}
      </Menu.Item>
    </>
  );
}

function ConnectorItems({ name }: { name: string }) {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <Menu.Item onClick={() => workspace.selection.getState().set({ inspected: { kind: 'connector', name } })}>
      {text('canvas.menu.openConnector')}
    </Menu.Item>
  );
}

function NoteItems({ id }: { id: string }) {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <>
      <Menu.Item onClick={() => workspace.canvas.getState().set({ editedNote: id })}>
        {text('canvas.menu.editNote')}
      </Menu.Item>
      <Item command="flow.delete" danger />
    </>
  );
}

function PaneItems({ at }: { at: { x: number; y: number } }) {
  const workspace = useWorkspace();
  const text = useText();
  const { screenToFlowPosition } = useReactFlow();
  return (
    <>
      <Item command="flow.insertFunction" />
      <Item command="flow.paste" />
      <Menu.Item onClick={() => void attempt(() => addNoteAt(workspace, screenToFlowPosition(at)))}>
        {text('canvas.command.addNote')}
      </Menu.Item>
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
  danger,
  hideDisabled,
}: {
  command: string;
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
      {text(command.label)}
    </Menu.Item>
  );
}
