import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { CommandItem } from '../../command-kit/command-item.tsx';
import { CommandMenu } from '../../command-kit/command-menu.tsx';
import { useText } from '../../i18n/use-text.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

/** What can be done with all rows that are shown: they are saved, or a flow begins with them. */
export function SaveRows() {
  const text = useText();
  const corner = useRef<HTMLSpanElement>(null);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  function open(): void {
    const box = corner.current?.getBoundingClientRect();
    if (box) setAt({ x: box.left, y: box.bottom });
  }
  return (
    <span ref={corner} className="rows-save">
      <IconButton icon={Download} size="small" label={text('rows.save')} onClick={open} />
      {at && (
        <CommandMenu at={at} label={text('rows.save')} close={() => setAt(null)}>
          <CommandItem command="rows.saveLines" />
          <CommandItem command="rows.saveCsv" />
          <CommandItem command="rows.toSamples" />
        </CommandMenu>
      )}
    </span>
  );
}
