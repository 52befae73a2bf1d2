import { Popover } from '@mantine/core';
import { Layers } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.tsx';
import { goingOn, isRunning } from '../stores/runs.ts';
import { useRun, useStudio } from '../stores/use-scopes.tsx';
import { LiveRuns } from './live-runs.tsx';

/** How many runs go on, and the list of them. */
export function RunsButton() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const count = useRun((state) => goingOn(state).length);
  const waits = useRun(({ others }) => [...others.values()].some(({ phase }) => phase === 'paused'));
  const hasEnded = useRun(({ others }) => [...others.values()].some((run) => !isRunning(run)));
  const hasDialog = useStore(useStudio().dialogs.store, ({ open: dialogs }) => dialogs.length > 0);
  // A dialog is what is to be answered: the list would lie over it.
  useEffect(() => {
    if (hasDialog) setOpen(false);
  }, [hasDialog]);
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
