import { projectModel } from '../../core/project/model.ts';
import type { Command } from '../command-kit/command.ts';
import type { CommandSet } from '../command-kit/command-set.tsx';
import { detailOf, isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { showItem } from '../config-actions/show-item.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import { fuzzyScore } from './fuzzy.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { synonymScore } from './synonyms.ts';
import { settingEntries } from './topic-entries.ts';
import { whyDisabled } from './why-disabled.ts';

const limit = 60;

/** Everything the palette offers: commands, and all that is in the project. */
export function paletteEntries(
  studio: StudioWindow,
  workspace: Workspace | null,
  commands: CommandSet,
): PaletteEntry[] {
  return [
    ...commandEntries(studio, commands),
    ...(workspace === null ? [] : projectEntries(workspace)),
    ...settingEntries(studio, commands),
  ];
}

/** The entries that match a query, best first. */
export function matchingEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) * weightOf(entry, query) }))
    .filter(({ score }) => score > 0);
  if (query.trim() !== '') scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, limit).map(({ entry }) => entry);
}

/** What can't be run stands below what can, and is only shown when it is looked for. */
function weightOf({ isDisabled }: PaletteEntry, query: string): number {
  if (isDisabled !== true) return 1;
  return query.trim() === '' ? 0 : 0.5;
}

/** The detail counts a little: a command is found by its id, too, whatever the language, and by what else it may be called. */
function scoreOf(entry: PaletteEntry, query: string): number {
  const { label, detail, id, group, words = '', score, isDisabled } = entry;
  if (score !== undefined) return score;
  const byName = fuzzyScore(query, label);
  if (group === 'help') return Math.max(byName / 2, query.trim() !== '' && isIn(words, query) ? 20 : 0);
  // A reason is the same for many commands.
  const byDetail = isDisabled === true ? 0 : fuzzyScore(query, detail) / 4;
  if (group === 'setting') return Math.max(byName, byDetail, synonymScore(id, query));
  if (group !== 'command') return Math.max(byName, byDetail);
  return Math.max(byName, byDetail, fuzzyScore(query, id.replace('.', ' ')) / 4, synonymScore(id, query));
}

function isIn(words: string, query: string): boolean {
  return words.toLowerCase().includes(query.trim().toLowerCase());
}

function commandEntries(studio: StudioWindow, { list }: CommandSet): PaletteEntry[] {
  return (
    list
      .filter((command) => command.id !== 'help.commands' && command.scope !== 'form')
      // While a project is opened, its commands are about to be there: they lack nothing that a person could do.
      .filter((command) => isEnabled(studio, command) || studio.current.getState().opening === null)
      .map((command) =>
        isEnabled(studio, command) ? enabledEntry(studio, command) : disabledEntry(studio, command),
      )
  );
}

function enabledEntry(studio: StudioWindow, command: Command): PaletteEntry {
  return {
    id: command.id,
    group: 'command',
    label: studio.text(command.label),
    detail: detailOf(studio, command),
    key: command.keys?.[0],
    run: () => void runCommand(studio, command),
  };
}

/** It says why it can't be run: nothing found would be taken for nothing there. */
function disabledEntry(studio: StudioWindow, command: Command): PaletteEntry {
  const reason = whyDisabled(studio, command);
  return {
    ...enabledEntry(studio, command),
    detail: reason,
    isDisabled: true,
    run: () => toast({ kind: 'warning', message: reason }),
  };
}

function projectEntries(workspace: Workspace): PaletteEntry[] {
  const { project } = workspace.project.getState();
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
      run: () => showItem(workspace, { kind: group, name }),
    };
  }
}
