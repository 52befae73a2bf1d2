import { printConfig } from '../config/print.ts';
import type { ConfigFile, ConnConfig } from '../config/types.ts';
import { freePath } from './file-names.ts';
import { type ConnEntry, type FlowEntry, type FuncEntry, projectModel } from './model.ts';
import type { Project } from './project.ts';

export interface ExportedFile {
  /** Relative to the folder that is exported to. */
  path: string;
  text: string;
}

export interface ExportOptions {
  /**
   * `source` (the default): the files as they are, comments and all. `kisflow`: printed as KisFlow's exporter prints
   * them, in one folder, each function and connector once.
   */
  style?: 'source' | 'kisflow';
  /** With `kisflow`: connectors' load and save lists grown by every use, as its import leaves them (trap 29). */
  grown?: boolean;
}

/** The config files that some flows (all by default) need, with the global file, which KisFlow's exporter leaves out. */
export function exportProject(
  project: Project,
  flows?: readonly string[],
  { style = 'source', grown = false }: ExportOptions = {},
): ExportedFile[] {
  const { globals } = projectModel(project);
  const { chosen, needed } = choose(project, flows);
  if (style === 'source')
    return exportedPaths(project, flows).map((path) => ({ path, text: project.files.get(path)?.text ?? '' }));
  const connectors = grown
    ? needed.connectors.map((entry) => ({ ...entry, config: grow(entry.config, chosen, needed.functions) }))
    : needed.connectors;
  return printAll([...chosen, ...needed.functions, ...connectors, ...globals]);
}

/** The project's own files that an export is made of. */
export function exportedPaths(project: Project, flows?: readonly string[]): string[] {
  const { chosen, needed } = choose(project, flows);
  const entries = [...chosen, ...needed.functions, ...needed.connectors, ...projectModel(project).globals];
  return entries.map(({ path }) => path);
}

function choose(project: Project, flows: readonly string[] | undefined) {
  const all = projectModel(project).flows;
  const chosen = flows === undefined ? all : all.filter(({ name }) => flows.includes(name));
  return { chosen, needed: needsOf(project, chosen, flows === undefined) };
}

/** All functions and connectors, or those that the chosen flows name. */
function needsOf(
  project: Project,
  flows: readonly FlowEntry[],
  all: boolean,
): { functions: readonly FuncEntry[]; connectors: readonly ConnEntry[] } {
  const { functions, connectors } = projectModel(project);
  if (all) return { functions, connectors };
  const fnames = new Set(flows.flatMap(({ config }) => config.flows.map(({ fname }) => fname)));
  const used = functions.filter(({ name }) => fnames.has(name));
  const cnames = new Set(used.map(({ config }) => config.option.cname));
  return { functions: used, connectors: connectors.filter(({ name }) => cnames.has(name)) };
}

/** As config/kis_conn_config.go's WithFunc is called by file/config_import.go: once for every use in an enabled flow. */
function grow(
  connector: ConnConfig,
  flows: readonly FlowEntry[],
  functions: readonly FuncEntry[],
): ConnConfig {
  const modes = new Map(
    functions
      .filter(({ config }) => config.option.cname === connector.cname)
      .map(({ name, config }) => [name, config.fmode]),
  );
  const uses = flows
    .filter(({ config }) => config.status !== 0)
    .flatMap(({ config }) => config.flows.map(({ fname }) => fname));
  return {
    ...connector,
    load: [...connector.load, ...uses.filter((fname) => modes.get(fname) === 'Load')],
    save: [...connector.save, ...uses.filter((fname) => modes.get(fname) === 'Save')],
  };
}

function printAll(entries: readonly (ConfigFile & { name: string })[]): ExportedFile[] {
  const files: ExportedFile[] = [];
  for (const entry of entries) {
    const taken = files.map(({ path }) => path);
    const path =
      entry.kind === 'global'
        ? freePath(taken, '', '', 'kis-flow', '.yaml')
        : freePath(taken, '', `${entry.kind}-`, entry.name, '.yaml');
    files.push({ path, text: printConfig(entry) });
  }
  return files;
}
