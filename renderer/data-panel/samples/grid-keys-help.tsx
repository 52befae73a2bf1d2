import { Popover } from '@mantine/core';
import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import type { TextKey } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.tsx';
import { formatKey } from '../../ui/keys.ts';

const keys: readonly { combination: string; next?: string; does: TextKey }[] = [
  { combination: 'Enter', does: 'samples.keyNext' },
  { combination: 'F2', does: 'samples.keyEdit' },
  { combination: 'Shift+ArrowDown', does: 'samples.keyExtend' },
  { combination: 'Mod+C', does: 'samples.keyCopy' },
  { combination: 'Mod+V', does: 'samples.keyPaste' },
  { combination: 'Mod+D', does: 'samples.keyFill' },
  { combination: 'Delete', does: 'samples.keyClear' },
  { combination: 'Alt+Enter', does: 'samples.keyInsert' },
  { combination: 'Mod+Delete', does: 'samples.keyRemove' },
  { combination: 'Escape', next: 'Tab', does: 'samples.keyLeave' },
];

/** What the keys do in the table of sample rows. */
export function GridKeys() {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="icon-button icon-button--small"
          aria-label={text('samples.keys')}
          title={text('samples.keys')}
          onClick={() => setOpen(!open)}
        >
          <Keyboard size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className="grid-keys">
          {keys.map(({ combination, next, does }) => (
            <div key={combination}>
              <dt>
                <kbd className="kbd">{formatKey(combination)}</kbd>
                {next !== undefined && <kbd className="kbd">{formatKey(next)}</kbd>}
              </dt>
              <dd>{text(does)}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
