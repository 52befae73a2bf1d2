import { MantineProvider } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { CommandsProvider, useCommands, type WindowCommands } from './command-kit/command-set.tsx';
import { attempt } from './command-kit/run-command.ts';
import { loadLateTexts } from './i18n/i18n.ts';
import { TextProvider } from './i18n/use-text.tsx';
import { folderToOpen } from './places/folder-to-open.ts';
import { FileDrop } from './shell/file-drop.tsx';
import type { StudioWindow, Workspace } from './stores/scopes.ts';
import {
  StudioProvider,
  useCurrent,
  useSettings,
  useStudio,
  useUi,
  WorkspaceProvider,
} from './stores/use-scopes.tsx';
import { whenIdle, whenPainted } from './stores/when-idle.ts';
import { later } from './ui/later.tsx';
import { Starting } from './ui/starting.tsx';
import { keepsNoScheme, theme } from './ui/theme.ts';
import { Tips } from './ui/tips.tsx';
import { Toasts } from './ui/toasts.tsx';

// A project's first screen and the welcome screen each come as they are wanted; the rest when a person asks for it.
const Welcome = later(async () => (await import('./welcome/welcome.tsx')).Welcome);
const Shell = later(async () => (await import('./shell/shell.tsx')).Shell, Starting);
const CommandPalette = later(async () => (await import('./help/command-palette.tsx')).CommandPalette);
const CheatSheet = later(async () => (await import('./help/cheat-sheet.tsx')).CheatSheet);
const HelpPanel = later(async () => (await import('./help/help-panel.tsx')).HelpPanel);
const DialogHost = later(async () => (await import('./ui/dialog-host.tsx')).DialogHost);

/** The code of what the window shows first. */
export interface FirstScreen {
  /** It is a project; else it is the welcome screen, unless the host says so. */
  opensProject: boolean;
  /** Resolves when what shows a project is there. */
  loadProject(): Promise<void>;
}

/** Begins to load it, before the host has told what the window opens. */
export function loadFirstScreen(): FirstScreen {
  const opensProject = typeof folderToOpen().root === 'string';
  void attempt(opensProject ? Shell.load : Welcome.load);
  return { opensProject, loadProject: () => attempt(Shell.load) };
}

/** The whole window. */
export function App({ studio, commands }: { studio: StudioWindow; commands: WindowCommands }) {
  const set = useStore(commands);
  return (
    <TextProvider i18n={studio.i18n}>
      <StudioProvider studio={studio}>
        <CommandsProvider commands={set}>
          <Themed commands={commands} />
        </CommandsProvider>
      </StudioProvider>
    </TextProvider>
  );
}

function Themed({ commands }: { commands: WindowCommands }) {
  const scheme = useSettings((settings) => settings.resolvedTheme);
  const workspace = useCurrent((current) => current.workspace);
  const { isWhole } = useCommands();
  useEffect(() => {
    if (workspace !== null) void attempt(commands.load);
  }, [workspace, commands]);
  // Another project's window begins afresh: nothing of the one before stays in a component.
  const key = useMemo(() => (workspace === null ? '' : crypto.randomUUID()), [workspace]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} colorSchemeManager={keepsNoScheme}>
      <WorkspaceProvider workspace={workspace}>
        {workspace === null ? (
          <NoProject commands={commands} />
        ) : isWhole ? (
          <Shell key={key} />
        ) : (
          <Starting />
        )}
        <WhenWanted />
        <WhenPainted />
        <FileDrop />
      </WorkspaceProvider>
      <Toasts />
      <Tips />
    </MantineProvider>
  );
}

/** The welcome screen, and what stands in its place while the window starts or a project is opened. */
function NoProject({ commands }: { commands: WindowCommands }) {
  const started = useUi((ui) => ui.started);
  const opening = useCurrent((current) => current.opening);
  const isAtRest = started && opening === null;
  useEffect(() => {
    if (opening === null) return;
    void attempt(commands.load);
    void attempt(Shell.load);
  }, [opening, commands]);
  // A project comes next.
  useEffect(() => (isAtRest ? whenIdle(() => void attempt(Shell.load)) : undefined), [isAtRest]);
  return isAtRest ? <Welcome /> : <Starting />;
}

/** Lets come what stands behind the first screen, once that can be seen, and the texts of all that. */
function WhenPainted() {
  const { current, i18n, ui } = useStudio();
  const started = useUi((state) => state.started);
  const isOpen = useCurrent(({ workspace }) => workspace !== null);
  // An open project may wait for what people answer.
  const isThere = started || isOpen;
  useEffect(() => {
    if (!isThere) return;
    return whenIdle(async () => {
      const { workspace } = current.getState();
      const loading = workspace === null ? undefined : loadBeside(workspace);
      await attempt(async () => {
        const addTexts = await loadLateTexts(i18n);
        await loading;
        // All at once, and laid out once.
        addTexts();
      });
      ui.setState({ painted: true });
    });
  }, [isThere, current, i18n, ui]);
  return null;
}

/** The code of what stands beside the canvas. Where it can't be loaded, that is told in its place. */
async function loadBeside(workspace: Workspace): Promise<void> {
  try {
    const { loadBesideCanvas } = await import('./shell/shell.tsx');
    await loadBesideCanvas(workspace);
  } catch {}
}

/** Palette, keys, help and dialogs: there from the first time that they are asked for. */
function WhenWanted() {
  const palette = useAsked(useUi((ui) => ui.commandPalette));
  const keys = useAsked(useUi((ui) => ui.cheatSheet));
  const help = useAsked(useUi((ui) => ui.help !== null));
  const { dialogs, ui } = useStudio();
  const asks = useAsked(useStore(dialogs.store, (state) => state.open.length > 0));
  // People type on after its key: what they type goes nowhere while code is loaded.
  useEffect(() => whenPainted(ui, () => void attempt(CommandPalette.load)), [ui]);
  return (
    <>
      {asks && <DialogHost />}
      {palette && <CommandPalette />}
      {keys && <CheatSheet />}
      {help && <HelpPanel />}
    </>
  );
}

/** Whether something is wanted, or was before. */
function useAsked(now: boolean): boolean {
  const before = useRef(false);
  before.current ||= now;
  return before.current;
}
