import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { type SourceGlance, sourceGlances } from '../../core/sources/source-glance.ts';
import type { ExplorerKind } from '../stores/explorer-store.ts';

/** A line of the tree: a section's heading, or a file of it. */
export type TreeRow =
  | { type: 'section'; id: string; kind: ExplorerKind; count: number; expanded: boolean }
  | {
      type: 'item';
      id: string;
      kind: ExplorerKind;
      name: string;
      path: string;
      /** Place within the section, from 1, and how many there are. */
      position: number;
      size: number;
      /** How deep it stands: the sources of a flow below it are at 3. */
      level: 2 | 3;
      detail: ItemDetail;
    };

export type ItemRow = Extract<TreeRow, { type: 'item' }>;

type ItemDetail =
  | { kind: 'flow'; functions: number; disabled: boolean }
  | { kind: 'func'; mode: string }
  | { kind: 'conn'; type: string }
  | { kind: 'global' }
  | { kind: 'file'; broken: boolean }
  | { kind: 'source'; type: string };

type Item = Pick<ItemRow, 'kind' | 'name' | 'path' | 'detail'>;

/** The tree's visible lines, filtered by what is searched for; a search opens every section. `model` is what is shown of the project. */
export function treeRows(
  project: Project,
  search: string,
  collapsed: ReadonlySet<ExplorerKind>,
  model: ProjectModel = projectModel(project),
): TreeRow[] {
  const words = search.trim().toLowerCase();
  const glances = sourceGlances(project);
  const isFound = (item: Item): boolean =>
    matches(item, words) || sourcesOf(glances, item).some((source) => matches(source, words));
  return sectionsOf(project, model).flatMap(({ kind, items }) => {
    const matching = byName(words === '' ? items : items.filter(isFound));
    if ((words !== '' || kind === 'file') && matching.length === 0) return [];
    const expanded = words !== '' || !collapsed.has(kind);
    const heading: TreeRow = { type: 'section', id: kind, kind, count: matching.length, expanded };
    if (!expanded) return [heading];
    const rows = numbered(matching, 2);
    return [heading, ...rows.flatMap((row) => [row, ...numbered(byName(sourcesOf(glances, row)), 3)])];
  });
}

/** The sources of a flow; none of what is no flow. */
function sourcesOf(glances: readonly SourceGlance[], { kind, name }: Pick<Item, 'kind' | 'name'>): Item[] {
  return kind === 'flow' ? glances.filter(({ flow }) => flow === name).map(sourceItem) : [];
}

function sourceItem({ path, type }: SourceGlance): Item {
  return { kind: 'file', name: path, path, detail: { kind: 'source', type } };
}

function matches({ name, detail }: Item, words: string): boolean {
  const more = detail.kind === 'func' ? detail.mode : 'type' in detail ? detail.type : '';
  return name.toLowerCase().includes(words) || more.toLowerCase() === words;
}

function numbered(items: readonly Item[], level: ItemRow['level']): ItemRow[] {
  return items.map((item, index) => ({
    ...item,
    type: 'item',
    id: `${item.kind}:${item.path}`,
    position: index + 1,
    size: items.length,
    level,
  }));
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** As people sort: `Step2` before `Step10`. */
function byName(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => collator.compare(a.name, b.name));
}

function sectionsOf(project: Project, model: ProjectModel): { kind: ExplorerKind; items: readonly Item[] }[] {
  return [
    {
      kind: 'flow',
      items: model.flows.map(({ name, path, config }) => ({
        kind: 'flow',
        name,
        path,
        detail: { kind: 'flow', functions: config.flows.length, disabled: config.status === 0 },
      })),
    },
    {
      kind: 'func',
      items: model.functions.map(({ name, path, config }) => ({
        kind: 'func',
        name,
        path,
        detail: { kind: 'func', mode: config.fmode },
      })),
    },
    {
      kind: 'conn',
      items: model.connectors.map(({ name, path, config }) => ({
        kind: 'conn',
        name,
        path,
        detail: { kind: 'conn', type: config.type },
      })),
    },
    {
      kind: 'global',
      items: model.globals.map(({ path }) => ({
        kind: 'global',
        name: path.slice(path.lastIndexOf('/') + 1),
        path,
        detail: { kind: 'global' },
      })),
    },
    { kind: 'file', items: otherFiles(project, model) },
  ];
}

/** Config files that can't be read, sources of no flow, and code that belongs to no function or connector by its name. */
function otherFiles(project: Project, model: ProjectModel): Item[] {
  const owned = new Set([
    ...model.functions.map(({ name }) => model.codeFile('functions', name)?.path),
    ...model.connectors.map(({ name }) => model.codeFile('connectors', name)?.path),
  ]);
  const shared = [...project.files.keys()].filter(
    (path) => /^(functions|connectors)\/.*\.m?[jt]s$/.test(path) && !owned.has(path),
  );
  const item = (path: string, broken: boolean): Item => ({
    kind: 'file',
    name: path,
    path,
    detail: { kind: 'file', broken },
  });
  const shown = new Set(
    [model.flows, model.functions, model.connectors, model.globals].flatMap((entries) =>
      entries.map(({ path }) => path),
    ),
  );
  const broken = model.broken.filter(({ path }) => !shown.has(path));
  const lost = sourceGlances(project).filter(({ flow }) => model.flow(flow) === undefined);
  return [
    ...broken.map(({ path }) => item(path, true)),
    ...lost.map(sourceItem),
    ...shared.map((path) => item(path, false)),
  ];
}

/** The next line whose name begins with what was typed, after `from` and around the end. */
export function typeahead(rows: readonly TreeRow[], from: number, typed: string): number | null {
  const words = typed.toLowerCase();
  for (let step = 1; step <= rows.length; step++) {
    const index = (from + step) % rows.length;
    const row = rows[index];
    if (row?.type !== 'item') continue;
    const last = row.kind === 'file' ? row.name.slice(row.name.lastIndexOf('/') + 1) : row.name;
    if (last.toLowerCase().startsWith(words)) return index;
  }
  return null;
}
