import './mode-palette.css';
import { StickyNote } from 'lucide-react';
import type { FunctionMode } from '../../core/config/types.ts';
import { useCommands } from '../command-kit/command-set.tsx';
import { isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';
import { type DragData, startDrag } from '../ui/drag-data.ts';
import { ModeChip } from '../ui/mode-chip.tsx';

const modes: readonly FunctionMode[] = ['Verify', 'Load', 'Calculate', 'Save', 'Expand'];

/** The modes (and a note) to drag onto the canvas; Enter or a click inserts one behind the selected node. */
export function ModePalette() {
  const text = useText();
  return (
    <section className="mode-palette" aria-label={text('explorer.palette')}>
      <h2 className="mode-palette__title">{text('explorer.palette')}</h2>
      <div className="mode-palette__grid">
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
      </div>
    </section>
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
