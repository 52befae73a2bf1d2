import {
  CircleCheck,
  Command,
  Database,
  Pause,
  Play,
  Redo2,
  Square,
  StepForward,
  TriangleAlert,
  Undo2,
  Upload,
} from 'lucide-react';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useCommands } from '../command-kit/command-set.tsx';
import { runCommand } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { togglePanel } from '../stores/ui-store.ts';
import {
  useLive,
  useProblems,
  useRun,
  useSelection,
  useStorage,
  useStudio,
  useUi,
  useWorkspace,
} from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';
import { BatchButton } from './batch-button.tsx';
import { FlowTabs } from './flow-tabs.tsx';
import { ProjectName } from './project-name.tsx';

const LiveMark = later(async () => (await import('../live/live-mark.tsx')).LiveMark);
/** What they open is no part of the first load: until it is there, only the name and the number are. */
const BatchSize = later(async () => (await import('./batch-size.tsx')).BatchSize, BatchButton);
const ProjectMenu = later(async () => (await import('./project-menu.tsx')).ProjectMenu, ProjectName);

/** Loads what its buttons open. */
export async function loadHeaderMenus(): Promise<void> {
  await Promise.all([ProjectMenu.load(), BatchSize.load()]);
}

/** The top line: what is open, and what is done all the time. */
export function Header() {
  const text = useText();
  const isPainted = useUi((ui) => ui.painted);
  return (
    <section className="header" aria-label={text('shell.header')} data-region>
      <h1 className="visually-hidden">KisFlow Studio</h1>
      {isPainted ? <ProjectMenu /> : <ProjectName />}
      <FlowTabs />
      <div className="header__actions" role="toolbar" aria-label={text('shell.toolbar')}>
        <CommandButton id="edit.undo" icon={Undo2} iconOnly />
        <CommandButton id="edit.redo" icon={Redo2} iconOnly />
        {isPainted ? <BatchSize /> : <BatchButton />}
        <CommandButton id="run.step" icon={StepForward} kind="line" showKey />
        <CommandButton id="run.stop" icon={Square} kind="line" />
        <RunButton />
        <StorageButton />
        <Live />
        <ProblemsButton />
        <CommandButton id="export.yaml" icon={Upload} kind="line" />
        <CommandButton id="help.commands" icon={Command} kind="line" showKey />
      </div>
    </section>
  );
}

/** Run, and in its place what can be done with a run: pause it, or let it go on. */
function RunButton() {
  const view = useSelection((selection) => selection.view);
  // Of a flow that does not run, a run of another one keeps nobody from running it.
  const phase = useRun((run) => (view.kind === 'flow' && view.flow !== run.flow ? 'idle' : run.phase));
  if (phase === 'paused') return <CommandButton id="run.resume" icon={Play} kind="go" showKey />;
  if (phase === 'running') return <CommandButton id="run.pause" icon={Pause} kind="line" showKey />;
  return <CommandButton id="run.start" icon={Play} kind="go" showKey />;
}

/** While the window is attached to a live run. */
function Live() {
  return useLive(({ address }) => address !== null) && <LiveMark />;
}

/** What runs save to and load from; it leads to the other one. */
function StorageButton() {
  const studio = useStudio();
  const text = useText();
  const isReal = useStorage(({ kind }) => kind === 'real');
  const command = useCommands().find(isReal ? 'run.embeddedStore' : 'run.realStorage');
  if (command === undefined) return null;
  return (
    <button
      type="button"
      className="button button--line header__storage"
      data-real={isReal || undefined}
      title={text(command.label)}
      onClick={() => void runCommand(studio, command)}
    >
      <Database size={14} aria-hidden />
      <span className="button__label">{text(isReal ? 'run.onReal' : 'run.onEmbedded')}</span>
    </button>
  );
}

function ProblemsButton() {
  const workspace = useWorkspace();
  const text = useText();
  const diagnostics = useProblems((state) => state.diagnostics);
  const count = diagnostics.filter(({ severity }) => severity !== 'info').length;
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const kind = count === 0 ? 'none' : worst;
  const Icon = count === 0 ? CircleCheck : TriangleAlert;
  function open() {
    workspace.selection.getState().set({ bottomTab: 'problems' });
    togglePanel(workspace.ui, 'bottom', true);
  }
  const label = text('shell.problems', { count });
  return (
    <button
      type="button"
      className={`button button--line header__apart header__problems header__problems--${kind}`}
      title={label}
      onClick={open}
    >
      <Icon size={14} aria-hidden />
      <span className="button__label">{label}</span>
    </button>
  );
}
