import { Popover } from '@mantine/core';
import type { Usage } from '../../core/project/usage.ts';
import { UsesList } from '../config-actions/uses-list.tsx';
import { useText } from '../i18n/use-text.tsx';

interface RenameNoteProps {
  /** Why the name can't be this. */
  problem: string | null;
  uses: readonly Usage[];
}

/** Below a name that is edited: what is wrong with it, and where it is used. */
export function RenameNote({ problem, uses }: RenameNoteProps) {
  const text = useText();
  return (
    <Popover opened position="bottom-start" shadow="md" width={280} withinPortal withRoles={false}>
      <Popover.Target>
        <span className="tree__rename-anchor" />
      </Popover.Target>
      <Popover.Dropdown className="tree__rename-note">
        {problem !== null && <div className="tree__rename-problem">{problem}</div>}
        <div>{text('explorer.rename.uses', { count: uses.length })}</div>
        {uses.length > 0 && <UsesList uses={uses} />}
      </Popover.Dropdown>
    </Popover>
  );
}
