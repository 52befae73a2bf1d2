import { projectModel } from '../../core/project/model.ts';
import { type CommandSet, isEnabled } from '../command-kit/command-set.tsx';
import { runCommand } from '../command-kit/run-command.ts';
import { showItem } from '../config-actions/show-item.ts';
import type { App } from '../stores/app-stores.tsx';
import { fuzzyScore } from './fuzzy.ts';

export interface PaletteEntry {
  id: string;
  group: 'flow' | 'func' | 'conn' | 'command';
  label: string;
  detail: string;
  /** A function's mode. */
  mode?: string;
  /** The key combination of a command. */
  key?: string | undefined;
  run(): void;
}

const limit = 60;

/** Everything the palette offers: commands that can be run now, and all that is in the project. */
export function paletteEntries(app: App, commands: CommandSet): PaletteEntry[] {
  return [...commandEntries(app, commands), ...projectEntries(app)];
}

/** The entries that match a query, best first. */
export function matchingEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0);
  if (query.trim() !== '') scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, limit).map(({ entry }) => entry);
}

/** The detail counts a little: a command is found by its id, too, whatever the language. */
function scoreOf({ label, detail, id, group }: PaletteEntry, query: string): number {
  const byId = group === 'command' ? fuzzyScore(query, id.replace('.', ' ')) / 4 : 0;
  return Math.max(fuzzyScore(query, label), fuzzyScore(query, detail) / 4, byId);
}

function commandEntries(app: App, { list }: CommandSet): PaletteEntry[] {
  return list
    .filter((command) => command.id !== 'help.commands' && isEnabled(app, command))
    .map((command) => ({
      id: command.id,
      group: 'command',
      label: app.text(command.label),
      detail: command.detail?.(app) ?? '',
      key: command.keys?.[0],
      run: () => void runCommand(app, command),
    }));
}

function projectEntries(app: App): PaletteEntry[] {
  const { project } = app.project.getState();
  if (project === null) return [];
  const { flows, functions, connectors } = projectModel(project);
  return [
    ...flows.map(({ name, path }) => entry('flow', name, path)),
    ...functions.map(({ name, path, config }) => ({ ...entry('func', name, path), mode: config.fmode })),
    ...connectors.map(({ name, path }) => entry('conn', name, path)),
  ];

  function entry(group: 'flow' | 'func' | 'conn', name: string, path: string): PaletteEntry {
    return {
      id: `${group}:${path}`,
      group,
      label: name,
      detail: path,
      run: () => showItem(app, { kind: group, name }),
    };
  }
}
