import { MantineProvider } from '@mantine/core';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { type CommandSet, CommandsProvider } from './command-kit/command-set.tsx';
import { TextProvider } from './i18n/use-text.tsx';
import { FileDrop } from './shell/file-drop.tsx';
import { Shell } from './shell/shell.tsx';
import type { StudioWindow } from './stores/scopes.ts';
import {
  StudioProvider,
  useCurrent,
  useSettings,
  useStudio,
  useUi,
  WorkspaceProvider,
} from './stores/use-scopes.tsx';
import { theme } from './ui/theme.ts';
import { Toasts } from './ui/toasts.tsx';

// What the first screen of a project does not show is loaded when it is first wanted.
const Welcome = lazy(async () => ({ default: (await import('./welcome/welcome.tsx')).Welcome }));
const CommandPalette = lazy(async () => ({
  default: (await import('./help/command-palette.tsx')).CommandPalette,
}));
const CheatSheet = lazy(async () => ({ default: (await import('./help/cheat-sheet.tsx')).CheatSheet }));
const HelpPanel = lazy(async () => ({ default: (await import('./help/help-panel.tsx')).HelpPanel }));

const DialogHost = lazy(async () => ({ default: (await import('./ui/dialog-host.tsx')).DialogHost }));

/** The whole window. */
export function App({ studio, commands }: { studio: StudioWindow; commands: CommandSet }) {
  return (
    <TextProvider i18n={studio.i18n}>
      <StudioProvider studio={studio}>
        <CommandsProvider commands={commands}>
          <Themed />
        </CommandsProvider>
      </StudioProvider>
    </TextProvider>
  );
}

function Themed() {
  const scheme = useSettings((settings) => settings.resolvedTheme);
  const workspace = useCurrent((current) => current.workspace);
  // Another project's window begins afresh: nothing of the one before stays in a component.
  const key = useMemo(() => (workspace === null ? '' : crypto.randomUUID()), [workspace]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <WorkspaceProvider workspace={workspace}>
        <Suspense>{workspace === null ? <Welcome /> : <Shell key={key} />}</Suspense>
        <WhenWanted />
        <FileDrop />
      </WorkspaceProvider>
      <Toasts />
    </MantineProvider>
  );
}

/** Palette, keys, help and dialogs: there from the first time that they are asked for. */
function WhenWanted() {
  const palette = useAsked(useUi((ui) => ui.commandPalette));
  const keys = useAsked(useUi((ui) => ui.cheatSheet));
  const help = useAsked(useUi((ui) => ui.help !== null));
  const { dialogs } = useStudio();
  const asks = useAsked(useStore(dialogs.store, (state) => state.open.length > 0));
  return (
    <Suspense>
      {asks && <DialogHost />}
      {palette && <CommandPalette />}
      {keys && <CheatSheet />}
      {help && <HelpPanel />}
    </Suspense>
  );
}

/** Whether something is wanted, or was before. */
function useAsked(now: boolean): boolean {
  const before = useRef(false);
  before.current ||= now;
  return before.current;
}
