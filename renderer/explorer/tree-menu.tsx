import { Menu } from '@mantine/core';
import { CommandItem } from '../command-kit/command-item.tsx';
import { CommandMenu } from '../command-kit/command-menu.tsx';
import { useText } from '../i18n/use-text.tsx';
import type { ItemRow } from './tree-rows.ts';

export interface MenuPlace {
  item: ItemRow;
  x: number;
  y: number;
}

/** What can be done with a line of the tree, at the pointer or below the line. */
export function TreeMenu({ place, close }: { place: MenuPlace; close(): void }) {
  const text = useText();
  return (
    <CommandMenu at={place} label={text('explorer.menu', { name: place.item.name })} close={close}>
      <CommandItem command="explorer.show" />
      <CommandItem command="edit.rename" />
      <CommandItem command="edit.duplicate" />
      <CommandItem command="explorer.showYaml" />
      <Menu.Divider />
      <CommandItem command="edit.deleteFile" danger />
    </CommandMenu>
  );
}
