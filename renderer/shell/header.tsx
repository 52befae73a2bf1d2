import { Menu } from '@mantine/core';
import {
  CircleCheck,
  Command,
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
import { isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { togglePanel } from '../stores/ui-store.ts';
import { useProblems, useProject, useRun, useStudio, useWorkspace } from '../stores/use-scopes.tsx';
import { BrandMark } from '../ui/brand-mark.tsx';
import { formatKey } from '../ui/keys.ts';
import { BatchSize } from './batch-size.tsx';
import { FlowTabs } from './flow-tabs.tsx';

/** The top line: what is open, and what is done all the time. */
export function Header() {
  const text = useText();
  return (
    <section className="header" aria-label={text('shell.header')} data-region>
      <h1 className="visually-hidden">KisFlow Studio</h1>
      <ProjectMenu />
      <FlowTabs />
      <div className="header__actions" role="toolbar" aria-label={text('shell.toolbar')}>
        <CommandButton id="edit.undo" icon={Undo2} iconOnly />
        <CommandButton id="edit.redo" icon={Redo2} iconOnly />
        <BatchSize />
        <CommandButton id="run.step" icon={StepForward} kind="line" showKey />
        <CommandButton id="run.stop" icon={Square} kind="line" />
        <RunButton />
        <ProblemsButton />
        <CommandButton id="export.yaml" icon={Upload} kind="line" />
        <CommandButton id="help.commands" icon={Command} kind="line" showKey />
      </div>
    </section>
  );
}

/** Run, and in its place what can be done with a run: pause it, or let it go on. */
function RunButton() {
  const phase = useRun((run) => run.phase);
  if (phase === 'paused') return <CommandButton id="run.resume" icon={Play} kind="go" showKey />;
  if (phase === 'running') return <CommandButton id="run.pause" icon={Pause} kind="line" showKey />;
  return <CommandButton id="run.start" icon={Play} kind="go" showKey />;
}

function ProjectMenu() {
  const studio = useStudio();
  const text = useText();
  const name = useProject((state) => state.opened.name);
  const items = useCommands().list.filter(({ menu }) => menu === 'file');
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className="header__brand" aria-label={text('shell.projectMenu', { name })}>
          <BrandMark />
          <span>{name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((command) => (
          <Menu.Item
            key={command.id}
            disabled={!isEnabled(studio, command)}
            rightSection={command.keys?.[0] && <kbd className="kbd">{formatKey(command.keys[0])}</kbd>}
            onClick={() => void runCommand(studio, command)}
          >
            {text(command.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
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
