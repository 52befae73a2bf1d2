import type { LucideIcon } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';
import { useStudio } from '../stores/use-scopes.tsx';
import { formatKey } from '../ui/keys.ts';
import type { Command } from './command.ts';
import { useCommands } from './command-set.tsx';
import { detailOf, followState, isEnabled } from './command-state.ts';
import { runCommand } from './run-command.ts';

interface CommandButtonProps {
  id: string;
  icon?: LucideIcon;
  kind?: 'plain' | 'line' | 'go';
  showKey?: boolean;
  /** Only the icon, at any width. */
  iconOnly?: boolean;
}

/** A button that runs a command, with its label, its key, and disabled while the command can't be run. */
export function CommandButton({ id, icon: Icon, kind = 'plain', showKey, iconOnly }: CommandButtonProps) {
  const studio = useStudio();
  const text = useText();
  const command = useCommands().find(id);
  const enabled = useEnabled(studio, command);
  if (command === undefined) return null;
  const [key] = command.keys ?? [];
  const detail = enabled ? detailOf(studio, command) : '';
  const label = text(command.label);
  const tooltip = [detail === '' ? label : `${label}: ${detail}`, key ? formatKey(key) : ''].join('  ');
  return (
    <button
      type="button"
      className={iconOnly ? 'icon-button' : `button button--${kind}`}
      data-command={id}
      data-tip={tooltip}
      aria-label={iconOnly ? label : undefined}
      aria-disabled={!enabled}
      onClick={() => void runCommand(studio, command)}
    >
      {Icon && <Icon size={iconOnly ? 16 : 14} aria-hidden />}
      {!iconOnly && <span className="button__label">{label}</span>}
      {showKey && key && (
        <kbd className="button__key" aria-hidden>
          {formatKey(key)}
        </kbd>
      )}
    </button>
  );
}

/** Whether a command can be run, as the state it depends on changes. */
function useEnabled(studio: StudioWindow, command: Command | undefined): boolean {
  const follow = useCallback((changed: () => void) => followState(studio, changed), [studio]);
  return useSyncExternalStore(follow, () => command !== undefined && isEnabled(studio, command));
}
