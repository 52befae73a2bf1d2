import { Popover } from '@mantine/core';
import { Layers } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { goingOn, isRunning } from '../stores/runs.ts';
import { useRun } from '../stores/use-scopes.tsx';
import { LiveRuns } from './live-runs.tsx';

/** How many runs go on, and the list of them. */
export function RunsButton() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const count = useRun((state) => goingOn(state).length);
  const waits = useRun(({ others }) => [...others.values()].some(({ phase }) => phase === 'paused'));
  const hasEnded = useRun(({ others }) => [...others.values()].some((run) => !isRunning(run)));
  const words = [
    ...(count > 0 ? [text('run.several', { count })] : []),
    ...(waits ? [text('run.oneWaits')] : []),
    ...(hasEnded ? [text('run.oneEnded')] : []),
  ].join(' · ');
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="top-start"
      width={Math.min(640, window.innerWidth - 24)}
      trapFocus
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className="status__button"
          onClick={() => setOpen(!open)}
          data-waits={waits || undefined}
        >
          <Layers size={12} aria-hidden /> {words}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <LiveRuns onShow={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
