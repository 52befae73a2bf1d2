import { Popover } from '@mantine/core';
import { useState } from 'react';
import { later } from '../ui/later.tsx';
import { BatchButton } from './batch-button.tsx';
import { useBatchSize } from './use-batch-size.ts';

const BatchForm = later(async () => (await import('./batch-form.tsx')).BatchForm);

/** How many rows are committed before each run of the shown flow, and the form that changes it. */
export function BatchSize() {
  const { flow, own, inForce } = useBatchSize();
  const [open, setOpen] = useState(false);
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
        <BatchButton aria-expanded={open} onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown>
        <BatchForm flow={flow} inForce={inForce} isOwn={own !== undefined} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
