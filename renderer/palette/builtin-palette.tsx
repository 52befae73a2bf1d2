import { LayoutGrid } from 'lucide-react';
import { findBuiltin } from '../../core/builtins/all.ts';
import { useCommands } from '../command-kit/command-set.tsx';
import { attempt, runCommand } from '../command-kit/run-command.ts';
import { insertBuiltin } from '../flow-actions/insert-builtin.ts';
import { insertionIndex, shownFlow } from '../flow-actions/shown-flow.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { useSettings, useStudio, useWorkspace } from '../stores/use-scopes.tsx';
import { builtinIcons } from '../ui/builtin-icons.ts';
import { startDrag } from '../ui/drag-data.ts';

/** Those that most flows begin with; the last place leads to all of them. */
const first = [
  ['filter', 'explorer.builtin.filter'],
  ['compute', 'explorer.builtin.compute'],
  ['split', 'explorer.builtin.split'],
  ['lookup', 'explorer.builtin.lookup'],
  ['aggregate', 'explorer.builtin.aggregate'],
] as const satisfies readonly (readonly [string, TextKey])[];

/** Functions made by forms, to drag onto the canvas; Enter or a click inserts one behind the selected node. */
export function BuiltinPalette() {
  const text = useText();
  const studio = useStudio();
  const workspace = useWorkspace();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const all = useCommands().find('flow.insertFunction');
  return (
    <>
      {first.map(([name, label]) => {
        const Icon = builtinIcons[name] ?? LayoutGrid;
        const builtin = findBuiltin({ name, version: 1 });
        return (
          <button
            key={name}
            type="button"
            className="mode-palette__item"
            draggable
            data-palette={`builtin:${name}`}
            title={builtin?.summary[language]}
            onDragStart={(event) =>
              startDrag(event, { kind: 'builtin', name, mode: builtin?.mode ?? 'Calculate' })
            }
            onClick={() => void attempt(() => insertHere(workspace, name))}
          >
            <Icon size={16} aria-hidden />
            <span>{text(label)}</span>
          </button>
        );
      })}
      <button
        type="button"
        className="mode-palette__item"
        onClick={() => all && void runCommand(studio, all)}
      >
        <LayoutGrid size={16} aria-hidden />
        <span>{text('explorer.builtin.all')}</span>
      </button>
    </>
  );
}

function insertHere(workspace: Workspace, name: string): void {
  const shown = shownFlow(workspace);
  if (shown !== null) insertBuiltin(workspace, insertionIndex(workspace, shown), name);
}
