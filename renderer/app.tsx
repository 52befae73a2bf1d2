import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { type CommandSet, CommandsProvider } from './command-kit/command-set.tsx';
import { CheatSheet } from './help/cheat-sheet.tsx';
import { CommandPalette } from './help/command-palette.tsx';
import { HelpPanel } from './help/help-panel.tsx';
import { TextProvider, useText } from './i18n/use-text.tsx';
import { Shell } from './shell/shell.tsx';
import { AppProvider, type App as AppState, useProject, useSettings } from './stores/app-stores.tsx';
import { DialogHost } from './ui/dialog-host.tsx';
import { theme } from './ui/theme.ts';
import { Welcome } from './welcome/welcome.tsx';

/** The whole window. */
export function App({ app, commands }: { app: AppState; commands: CommandSet }) {
  return (
    <TextProvider i18n={app.i18n}>
      <AppProvider app={app}>
        <CommandsProvider commands={commands}>
          <Themed />
        </CommandsProvider>
      </AppProvider>
    </TextProvider>
  );
}

function Themed() {
  const scheme = useSettings((settings) => settings.resolvedTheme);
  const isOpen = useProject((state) => state.opened !== null);
  const close = useText()('shell.close');
  const worded = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': close } };
    return mergeThemeOverrides(theme, { components: { Notification: { defaultProps } } });
  }, [close]);
  return (
    <MantineProvider theme={worded} forceColorScheme={scheme}>
      {isOpen ? <Shell /> : <Welcome />}
      <CommandPalette />
      <CheatSheet />
      <HelpPanel />
      <DialogHost />
      <Notifications position="bottom-right" limit={4} />
    </MantineProvider>
  );
}
