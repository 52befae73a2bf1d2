import type { ConfigDocument, ConfigProblem } from '../config/read.ts';
import type { ConfigKind, ConnConfig, FlowConfig, FuncConfig, GlobalConfig } from '../config/types.ts';
import { fnamesOf } from './chain.ts';
import { configFiles, readConfigFile } from './config-files.ts';
import { safeFileName } from './file-names.ts';
import { namedFiles } from './named-files.ts';
import type { Project, SourceFile } from './project.ts';
import { readStudio, type StudioFile, type StudioProblem } from './studio-file.ts';

/** A config file that reads well: its place, its meaning and its document with positions. */
export interface Entry<Kind extends ConfigKind, Config> {
  kind: Kind;
  name: string;
  path: string;
  config: Config;
  document: ConfigDocument;
}
export type FlowEntry = Entry<'flow', FlowConfig>;
export type FuncEntry = Entry<'func', FuncConfig>;
export type ConnEntry = Entry<'conn', ConnConfig>;
export type GlobalEntry = Entry<'global', GlobalConfig>;
export type ConfigEntry = FlowEntry | FuncEntry | ConnEntry | GlobalEntry;

/** A config file that KisFlow's import would refuse. */
export interface BrokenFile {
  path: string;
  problem: ConfigProblem;
  kind: ConfigKind | null;
}

export type CodeFolder = 'functions' | 'connectors';

/** What a project's files mean. Entries are in the order of KisFlow's import and keep their identity while their file does. */
export interface ProjectModel {
  flows: readonly FlowEntry[];
  functions: readonly FuncEntry[];
  connectors: readonly ConnEntry[];
  globals: readonly GlobalEntry[];
  broken: readonly BrokenFile[];
  /** The first flow of that name, if any; so with `func` and `connector`. */
  flow(name: string): FlowEntry | undefined;
  func(name: string): FuncEntry | undefined;
  connector(name: string): ConnEntry | undefined;
  /** The file with the code of a function or connector (`functions/<name>.ts`, `.mts`, `.js`, `.mjs`). */
  codeFile(kind: CodeFolder, name: string): SourceFile | undefined;
  /** Path of a flow's own sample rows: the first that is there, also of `largeFiles`, else `samples/<name>.jsonl`. */
  samplesFile(flow: string, largeFiles?: readonly string[]): string;
  /** The parsed studio.json; its defaults when there is none or it can't be read (`studioProblem` says why). */
  studio: StudioFile;
  studioProblem: StudioProblem | null;
}

export const codeExtensions = ['.ts', '.mts', '.js', '.mjs'] as const;
export const sampleExtensions = ['.jsonl', '.json', '.csv'] as const;

const models = new WeakMap<Project, ProjectModel>();
const reads = new WeakMap<SourceFile, ConfigEntry | BrokenFile>();

/** The project's meaning; computed once for a project value, and only changed files are read again after an edit. */
export function projectModel(project: Project): ProjectModel {
  const known = models.get(project);
  if (known) return known;
  const model = buildModel(project);
  models.set(project, model);
  return model;
}

function buildModel(project: Project): ProjectModel {
  const flows: FlowEntry[] = [];
  const functions: FuncEntry[] = [];
  const connectors: ConnEntry[] = [];
  const globals: GlobalEntry[] = [];
  const broken: BrokenFile[] = [];
  for (const file of configFiles(project)) {
    const read = readEntry(file);
    if ('problem' in read) broken.push(read);
    else if (read.kind === 'flow') flows.push(read);
    else if (read.kind === 'func') functions.push(read);
    else if (read.kind === 'conn') connectors.push(read);
    else globals.push(read);
  }
  const texts = () => project.files.values();
  const code = {
    functions: namedFiles(texts, 'functions/', codeExtensions, () => functions.map(({ name }) => name)),
    connectors: namedFiles(texts, 'connectors/', codeExtensions, () => connectors.map(({ name }) => name)),
  };
  const flowNames = () => flows.map(({ name }) => name);
  const samples = namedFiles(texts, 'samples/', sampleExtensions, flowNames);
  const flow = firstByName(flows);
  const { studio, problem } = readStudio(project.files.get('studio.json'), (name) => {
    const config = flow(name)?.config;
    return config && fnamesOf(config);
  });
  return {
    flows,
    functions,
    connectors,
    globals,
    broken,
    flow,
    func: firstByName(functions),
    connector: firstByName(connectors),
    codeFile: (kind, name) => code[kind](name),
    samplesFile(flow, largeFiles = []) {
      const large = largeFiles.map((path) => ({ path }));
      const found = namedFiles(() => large, 'samples/', sampleExtensions, flowNames)(flow);
      return firstSamples(flow, samples(flow)?.path, found?.path);
    },
    studio,
    studioProblem: problem,
  };
}

function firstSamples(flow: string, text: string | undefined, large: string | undefined): string {
  if (text === undefined || large === undefined)
    return text ?? large ?? `samples/${safeFileName(flow)}.jsonl`;
  const rank = (path: string) => sampleExtensions.findIndex((extension) => path.endsWith(extension));
  return rank(large) < rank(text) ? large : text;
}

function readEntry(file: SourceFile): ConfigEntry | BrokenFile {
  const known = reads.get(file);
  if (known) return known;
  const read = entryOf(file);
  reads.set(file, read);
  return read;
}

function entryOf(file: SourceFile): ConfigEntry | BrokenFile {
  const { path } = file;
  const result = readConfigFile(file);
  if (!result.ok) return { path, problem: result.problem, kind: result.kind };
  const { document } = result;
  switch (document.kind) {
    case 'flow':
      return { kind: 'flow', name: document.config.flow_name, path, config: document.config, document };
    case 'func':
      return { kind: 'func', name: document.config.fname, path, config: document.config, document };
    case 'conn':
      return { kind: 'conn', name: document.config.cname, path, config: document.config, document };
    case 'global':
      return { kind: 'global', name: '', path, config: document.config, document };
  }
}

function firstByName<E extends { name: string }>(entries: readonly E[]): (name: string) => E | undefined {
  let index: Map<string, E> | undefined;
  return (name) => {
    if (!index) {
      index = new Map();
      for (const entry of entries) if (!index.has(entry.name)) index.set(entry.name, entry);
    }
    return index.get(name);
  };
}
