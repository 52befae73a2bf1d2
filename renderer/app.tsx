import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { type CommandSet, CommandsProvider } from './command-kit/command-set.tsx';
import { CheatSheet } from './help/cheat-sheet.tsx';
import { CommandPalette } from './help/command-palette.tsx';
import { HelpPanel } from './help/help-panel.tsx';
import { TextProvider, useText } from './i18n/use-text.tsx';
import { Shell } from './shell/shell.tsx';
import type { StudioWindow } from './stores/scopes.ts';
import { StudioProvider, useCurrent, useSettings, WorkspaceProvider } from './stores/use-scopes.tsx';
import { DialogHost } from './ui/dialog-host.tsx';
import { theme } from './ui/theme.ts';
import { Welcome } from './welcome/welcome.tsx';

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
  const close = useText()('shell.close');
  const worded = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': close } };
    return mergeThemeOverrides(theme, { components: { Notification: { defaultProps } } });
  }, [close]);
  return (
    <MantineProvider theme={worded} forceColorScheme={scheme}>
      <WorkspaceProvider workspace={workspace}>
        {workspace === null ? <Welcome /> : <Shell key={key} />}
        <CommandPalette />
        <CheatSheet />
        <HelpPanel />
        <DialogHost />
      </WorkspaceProvider>
      <Notifications position="bottom-right" limit={4} />
    </MantineProvider>
  );
}
