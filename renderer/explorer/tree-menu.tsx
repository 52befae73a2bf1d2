import { Menu } from '@mantine/core';
import { attempt } from '../command-kit/run-command.ts';
import { deleteItem } from '../config-actions/delete.tsx';
import { duplicateItem } from '../config-actions/duplicate.ts';
import { showItem } from '../config-actions/show-item.ts';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { formatKey } from '../ui/keys.ts';
import type { ItemRow } from './tree-rows.ts';

export interface MenuPlace {
  item: ItemRow;
  x: number;
  y: number;
}

/** What can be done with a line of the tree, at the pointer or below the line. */
export function TreeMenu({ place, close }: { place: MenuPlace; close(): void }) {
  const workspace = useWorkspace();
  const text = useText();
  const { item, x, y } = place;
  const isNamed = item.kind !== 'global' && item.kind !== 'file';
  return (
    <Menu opened onClose={close} position="bottom-start" width={200} withinPortal>
      <Menu.Target>
        <span style={{ position: 'fixed', left: x, top: y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={fromTree(() => showItem(workspace, item))} rightSection={<Key name="Enter" />}>
          {text('explorer.show')}
        </Menu.Item>
        {isNamed && (
          <Menu.Item
            onClick={() => workspace.explorer.setState({ renaming: item })}
            rightSection={<Key name="F2" />}
          >
            {text('commands.rename')}
          </Menu.Item>
        )}
        {isNamed && (
          <Menu.Item
            onClick={fromTree(() => duplicateItem(workspace, item))}
            rightSection={<Key name="Mod+D" />}
          >
            {text('commands.duplicate')}
          </Menu.Item>
        )}
        <Menu.Item
          onClick={fromTree(() =>
            workspace.selection.getState().set({ inspected: { kind: 'file', path: item.path } }),
          )}
        >
          {text('explorer.showYaml')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          onClick={fromTree(() => void attempt(() => deleteItem(workspace, item)))}
          rightSection={<Key name="Delete" />}
        >
          {text('explorer.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The menu's items are gone once one is taken: what it does begins, and ends, with the focus in the tree. */
function fromTree(action: () => void): () => void {
  return () => {
    document.getElementById('explorer-tree')?.focus({ preventScroll: true });
    action();
  };
}

function Key({ name }: { name: string }) {
  return <kbd className="kbd">{formatKey(name)}</kbd>;
}
