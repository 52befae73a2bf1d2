import { NumberInput, Popover } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { changeSettings } from '../settings/apply-settings.ts';
import { useApp, useSettings } from '../stores/app-stores.tsx';

/** How many rows are committed before each run of the flow. */
export function BatchSize() {
  const app = useApp();
  const text = useText();
  const batchSize = useSettings((settings) => settings.batchSize);
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="button button--line"
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span>{text('shell.batch')}</span> <span className="num">{batchSize.toLocaleString('en')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <NumberInput
          label={text('settings.batchSize')}
          description={text('settings.batchSize.help')}
          value={batchSize}
          min={1}
          max={10_000_000}
          allowDecimal={false}
          thousandSeparator=","
          w={240}
          onChange={(value) => {
            if (typeof value === 'number' && Number.isInteger(value) && value >= 1) {
              changeSettings(app, { batchSize: value });
            }
          }}
          onKeyDown={(event) => event.key === 'Enter' && setOpen(false)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
