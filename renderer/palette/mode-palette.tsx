import './mode-palette.css';
import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { FunctionMode } from '../../core/config/types.ts';
import { projectModel } from '../../core/project/model.ts';
import { useCommands } from '../command-kit/command-set.tsx';
import { isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useStudio } from '../stores/use-scopes.tsx';
import { type DragData, startDrag } from '../ui/drag-data.ts';
import { later } from '../ui/later.tsx';
import { ModeChip } from '../ui/mode-chip.tsx';

const modes: readonly FunctionMode[] = ['Verify', 'Load', 'Calculate', 'Save', 'Expand'];

/** What knows the built-ins is no part of the first load. */
const BuiltinPalette = later(async () => (await import('./builtin-palette.tsx')).BuiltinPalette);

const kinds = ['builtin', 'code'] as const;

/** Functions (and a note) to drag onto the canvas; Enter or a click inserts one behind the selected node. */
export function ModePalette() {
  const text = useText();
  // Who has code in the project goes on with code; the others need none.
  const hasCode = useProject(({ project }) =>
    projectModel(project).functions.some(
      ({ name }) => projectModel(project).codeFile('functions', name) !== undefined,
    ),
  );
  const [chosen, setChosen] = useState<(typeof kinds)[number] | null>(null);
  const shown = chosen ?? (hasCode ? 'code' : 'builtin');
  return (
    <section className="mode-palette" aria-label={text('explorer.palette')}>
      <h2 className="mode-palette__title">{text('explorer.palette')}</h2>
      <div className="mode-palette__kinds">
        {kinds.map((kind) => (
          <button key={kind} type="button" aria-pressed={kind === shown} onClick={() => setChosen(kind)}>
            {text(`explorer.palette.${kind}`)}
          </button>
        ))}
      </div>
      <div className="mode-palette__grid">{shown === 'code' ? <Modes /> : <BuiltinPalette />}</div>
    </section>
  );
}

function Modes() {
  const text = useText();
  return (
    <>
      {modes.map((mode) => (
        <Source
          key={mode}
          data={{ kind: 'mode', mode }}
          command={`flow.insert${mode}`}
          label={text(`explorer.mode.${mode}`)}
          help={text(`explorer.mode.${mode}.help`)}
        >
          <ModeChip mode={mode} />
        </Source>
      ))}
      <Source
        data={{ kind: 'note' }}
        command="flow.addNote"
        label={text('explorer.note')}
        help={text('explorer.note.help')}
      >
        <StickyNote size={16} aria-hidden />
      </Source>
    </>
  );
}

interface SourceProps {
  data: DragData;
  command: string;
  label: string;
  help: string;
  children: React.ReactNode;
}

function Source({ data, command: id, label, help, children }: SourceProps) {
  const studio = useStudio();
  const command = useCommands().find(id);
  return (
    <button
      type="button"
      className="mode-palette__item"
      draggable
      data-palette={data.kind === 'mode' ? data.mode : data.kind}
      title={help}
      onDragStart={(event) => startDrag(event, data)}
      onClick={() => command && isEnabled(studio, command) && void runCommand(studio, command)}
    >
      {children}
      <span>{label}</span>
    </button>
  );
}
