import { CommandItem } from '../command-kit/command-item.tsx';
import { CommandMenu } from '../command-kit/command-menu.tsx';
import { useText } from '../i18n/use-text.tsx';
import type { BottomTab } from '../stores/selection-store.ts';

interface PanelMenuProps {
  tab: BottomTab;
  /** Where it opens, in CSS pixels of the window. */
  at: { x: number; y: number };
  close(): void;
}

/** What can be taken from the line of a panel that was clicked. */
export function PanelMenu({ tab, at, close }: PanelMenuProps) {
  const text = useText();
  return (
    <CommandMenu at={at} label={text('shell.panelMenu')} close={close}>
      <CommandItem command="panel.copyCell" />
      <CommandItem command="panel.copyLine" />
      <CommandItem command="panel.copyAll" />
      {tab === 'rows' && <CommandItem command="flow.pinRows" />}
      {tab === 'problems' && <CommandItem command="edit.fix" />}
      <CommandItem command="panel.goTo" />
    </CommandMenu>
  );
}
