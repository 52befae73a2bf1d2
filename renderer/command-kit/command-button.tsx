import { Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { App } from '../stores/app-stores.tsx';
import { useApp } from '../stores/app-stores.tsx';
import { formatKey } from '../ui/keys.ts';
import type { Command } from './command.ts';
import { isEnabled, useCommands } from './command-set.tsx';
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
  const app = useApp();
  const text = useText();
  const command = useCommands().find(id);
  const enabled = useEnabled(app, command);
  if (command === undefined) return null;
  const [key] = command.keys ?? [];
  const detail = enabled ? (command.detail?.(app) ?? '') : '';
  const label = text(command.label);
  const tooltip = [detail === '' ? label : `${label}: ${detail}`, key ? formatKey(key) : ''].join('  ');
  return (
    <Tooltip label={tooltip}>
      <button
        type="button"
        className={iconOnly ? 'icon-button' : `button button--${kind}`}
        data-command={id}
        aria-label={iconOnly ? label : undefined}
        aria-disabled={!enabled}
        onClick={() => void runCommand(app, command)}
      >
        {Icon && <Icon size={iconOnly ? 16 : 14} aria-hidden />}
        {!iconOnly && <span className="button__label">{label}</span>}
        {showKey && key && (
          <kbd className="button__key" aria-hidden>
            {formatKey(key)}
          </kbd>
        )}
      </button>
    </Tooltip>
  );
}

/** Whether a command can be run, as the stores change. */
export function useEnabled(app: App, command: Command | undefined): boolean {
  return useSyncExternalStore(
    (changed) => {
      const stores = [
        app.project,
        app.project.history,
        app.selection,
        app.run,
        app.settings,
        app.ui,
        app.life,
      ];
      const stops = stores.map((store) => store.subscribe(changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
    () => command !== undefined && isEnabled(app, command),
  );
}
