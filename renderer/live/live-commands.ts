import { inWorkspace } from '../command-kit/command.ts';
import { attempt } from '../command-kit/run-command.ts';

/** Looking at a live run. What it takes is loaded with the first. */
export const liveCommands = inWorkspace([
  {
    id: 'live.attach',
    label: 'commands.liveAttach',
    menu: 'run',
    run: async (workspace) => (await import('./attach-dialog.tsx')).askAttach(workspace, 'run'),
  },
  {
    id: 'live.attachMetrics',
    label: 'commands.liveAttachMetrics',
    menu: 'run',
    run: async (workspace) => (await import('./attach-dialog.tsx')).askAttach(workspace, 'runner'),
  },
  {
    id: 'live.toggle',
    label: 'commands.liveToggle',
    menu: 'run',
    enabled: ({ live }) => live.getState().address !== null,
    run: ({ live }) => live.setState(({ isShown }) => ({ isShown: !isShown })),
  },
  {
    id: 'live.letters',
    label: 'commands.liveLetters',
    menu: 'run',
    enabled: ({ live }) => live.getState().showLetters !== null,
    run: ({ live }) => live.getState().showLetters?.(null),
  },
  {
    id: 'live.detach',
    label: 'commands.liveDetach',
    menu: 'run',
    enabled: ({ live }) => live.getState().address !== null,
    run: (workspace) => attempt(async () => (await import('./live-session.ts')).detachLive(workspace)),
  },
]);
