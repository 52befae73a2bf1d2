import { ListTree, Maximize, Minus, Plus, WandSparkles } from 'lucide-react';
import { useCommands } from '../command-kit/command-set.tsx';
import { isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useCanvas, useStudio } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { floating } from './floating-controls.ts';

const tools = [
  { id: 'flow.zoomIn', icon: Plus },
  { id: 'flow.zoomOut', icon: Minus },
  { id: 'flow.fit', icon: Maximize },
  { id: 'flow.tidy', icon: WandSparkles },
  { id: 'flow.outline', icon: ListTree },
];

/** Zoom, fit, tidy and the outline, at the canvas's lower left corner. */
export function CanvasTools() {
  const studio = useStudio();
  const text = useText();
  const commands = useCommands();
  const outlineOpen = useCanvas((state) => state.outlineOpen);
  return (
    <div className="canvas-tools" role="toolbar" aria-label={text('canvas.tools')} {...floating}>
      {tools.map(({ id, icon }) => {
        const command = commands.find(id);
        if (!command) return null;
        const pressed = id === 'flow.outline' ? { pressed: outlineOpen } : {};
        return (
          <IconButton
            key={id}
            icon={icon}
            label={text(command.label)}
            combination={command.keys?.[0]}
            {...pressed}
            onClick={() => isEnabled(studio, command) && void runCommand(studio, command)}
          />
        );
      })}
    </div>
  );
}
