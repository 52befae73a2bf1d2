import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

interface CommandMenuProps {
  /** Where it opens, in CSS pixels of the window. */
  at: { x: number; y: number };
  label: string;
  close(): void;
  /** `CommandItem`s. */
  children: ReactNode;
}

/** A menu at the pointer stays within the window: it moves up where it is too long, and scrolls where it is longer than that. */
export const withinWindow = {
  flip: true,
  shift: { crossAxis: true, padding: 4 },
  size: { padding: 4 },
};

/** A menu of commands at the pointer, or below what has the focus. */
export function CommandMenu({ at, label, close, children }: CommandMenuProps) {
  return (
    <Menu
      key={`${at.x} ${at.y}`}
      opened
      onClose={close}
      position="bottom-start"
      middlewares={withinWindow}
      width={220}
      withinPortal
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>{children}</Menu.Dropdown>
    </Menu>
  );
}
