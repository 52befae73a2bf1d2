import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { ownBatchSize } from '../stores/batch-size.ts';
import { useProject, useSelection, useSettings } from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';

const BatchForm = later(async () => (await import('./batch-form.tsx')).BatchForm);

/** How many rows are committed before each run of the shown flow: its own number, else that of all flows. */
export function BatchSize() {
  const text = useText();
  const flow = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : null));
  const own = useProject(({ project }) => ownBatchSize(project, flow));
  const common = useSettings((settings) => settings.batchSize);
  const [open, setOpen] = useState(false);
  const inForce = own ?? common;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      offset={12}
      shadow="md"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className="button button--line"
          aria-haspopup="dialog"
          aria-expanded={open}
          title={own === undefined ? undefined : text('shell.batch.own', { flow: flow ?? '' })}
          onClick={() => setOpen(!open)}
        >
          <span>{text('shell.batch')}</span> <span className="num">{inForce.toLocaleString('en')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <BatchForm flow={flow} inForce={inForce} isOwn={own !== undefined} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
