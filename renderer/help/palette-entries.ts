import { projectModel } from '../../core/project/model.ts';
import type { CommandSet } from '../command-kit/command-set.tsx';
import { detailOf, isEnabled } from '../command-kit/command-state.ts';
import { runCommand } from '../command-kit/run-command.ts';
import { showItem } from '../config-actions/show-item.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { fuzzyScore } from './fuzzy.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { synonymScore } from './synonyms.ts';
import { settingEntries } from './topic-entries.ts';

const limit = 60;

/** Everything the palette offers: commands that can be run now, and all that is in the project. */
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
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0);
  if (query.trim() !== '') scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, limit).map(({ entry }) => entry);
}

/** The detail counts a little: a command is found by its id, too, whatever the language, and by what else it may be called. */
function scoreOf(entry: PaletteEntry, query: string): number {
  const { label, detail, id, group, words = '', score } = entry;
  if (score !== undefined) return score;
  const byName = fuzzyScore(query, label);
  if (group === 'help') return Math.max(byName / 2, query.trim() !== '' && isIn(words, query) ? 20 : 0);
  const byDetail = fuzzyScore(query, detail) / 4;
  if (group !== 'command') return Math.max(byName, byDetail);
  return Math.max(byName, byDetail, fuzzyScore(query, id.replace('.', ' ')) / 4, synonymScore(id, query));
}

function isIn(words: string, query: string): boolean {
  return words.toLowerCase().includes(query.trim().toLowerCase());
}

function commandEntries(studio: StudioWindow, { list }: CommandSet): PaletteEntry[] {
  return list
    .filter((command) => command.id !== 'help.commands' && command.scope !== 'form')
    .filter((command) => isEnabled(studio, command))
    .map((command) => ({
      id: command.id,
      group: 'command',
      label: studio.text(command.label),
      detail: detailOf(studio, command),
      key: command.keys?.[0],
      run: () => void runCommand(studio, command),
    }));
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
