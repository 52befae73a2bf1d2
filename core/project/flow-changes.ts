import { isSameConfig } from '../config/same-config.ts';
import { importedFiles } from './imported-files.ts';
import type { CodeFolder, FlowEntry, ProjectModel } from './model.ts';
import type { SourceFile } from './project.ts';

/** The rows that a run begins with: a sample file, as text or (a large one) by its size, and rows pinned in the chain. */
export interface RowsBefore {
  path: string;
  text: string | undefined;
  bytes: number | undefined;
  /** Rows as JSON text, by node id. */
  pinned: Readonly<Record<string, readonly string[]>>;
}

/** All that decides what a run of a flow does. */
export interface RunBasis {
  model: Pick<ProjectModel, 'flow' | 'func' | 'connector' | 'codeFile'>;
  files: ReadonlyMap<string, SourceFile>;
  rows: RowsBefore;
}

/** One thing that has changed of a flow since a run of it began. */
export interface FlowChange {
  /** `settings`: a config file's, or a place's params; `order`: which functions stand where; `pins`: pinned rows. */
  kind: 'code' | 'settings' | 'order' | 'samples' | 'pins' | 'connector';
  /** Of the function, connector or flow; '' for the order, the samples and the pins. */
  name: string;
  /** The first place of the chain, as it is now, whose results may be others; null when all may. */
  node: number | null;
}

/**
 * What has changed of a flow between the start of a run and now, in the chain's order: nothing when the same run would do the
 * same. An edit that was taken back is none.
 */
export function flowChanges(flow: string, before: RunBasis, now: RunBasis): FlowChange[] {
  const [old, current] = [before.model.flow(flow), now.model.flow(flow)];
  if (!old || !current) return [];
  return firstOfEach([
    ...rowsChange(before.rows, now.rows),
    ...(old.config.status === current.config.status ? [] : [whole('settings', flow)]),
    ...orderChange(old, current),
    ...current.config.flows.flatMap((_, place) => changesAt(place, { old, current, before, now })),
  ]);
}

function whole(kind: 'samples' | 'pins' | 'settings', name: string): FlowChange {
  return { kind, name, node: null };
}

/** A function may stand twice in a chain: it is told once, at its first place. */
function firstOfEach(changes: readonly FlowChange[]): FlowChange[] {
  const isFirst = ({ kind, name }: FlowChange, index: number) =>
    changes.findIndex((other) => other.kind === kind && other.name === name) === index;
  return changes.filter(isFirst);
}

function rowsChange(before: RowsBefore, now: RowsBefore): FlowChange[] {
  if (!isSameConfig(before.pinned, now.pinned)) return [whole('pins', '')];
  if (Object.keys(now.pinned).length > 0) return [];
  const isSame = before.path === now.path && before.text === now.text && before.bytes === now.bytes;
  return isSame ? [] : [whole('samples', '')];
}

function orderChange(old: FlowEntry, current: FlowEntry): FlowChange[] {
  const [was, is] = [old.config.flows, current.config.flows];
  const differing = is.findIndex(({ fname }, place) => fname !== was[place]?.fname);
  if (differing === -1 && was.length === is.length) return [];
  return [{ kind: 'order', name: '', node: differing === -1 ? is.length : differing }];
}

interface Compared {
  old: FlowEntry;
  current: FlowEntry;
  before: RunBasis;
  now: RunBasis;
}

/** What changed of the function at a place of the chain of now; nothing of one that was not in the run. */
function changesAt(place: number, { old, current, before, now }: Compared): FlowChange[] {
  const { fname = '', params } = current.config.flows[place] ?? {};
  if (!old.config.flows.some((other) => other.fname === fname)) return [];
  const [was, is] = [before.model.func(fname)?.config, now.model.func(fname)?.config];
  const placeBefore = old.config.flows[place];
  const hasOtherParams = placeBefore?.fname === fname && !isSameConfig(placeBefore.params, params);
  const cname = is?.option.cname ?? '';
  const has = {
    code: isCodeChanged('functions', fname, before, now),
    settings: hasOtherParams || !isSameConfig(was, is),
    connector: cname !== '' && isConnectorChanged(cname, before, now),
  };
  const kinds = ['code', 'settings', 'connector'] as const;
  return kinds
    .filter((kind) => has[kind])
    .map((kind) => ({ kind, name: kind === 'connector' ? cname : fname, node: place }));
}

function isConnectorChanged(cname: string, before: RunBasis, now: RunBasis): boolean {
  return (
    !isSameConfig(before.model.connector(cname)?.config, now.model.connector(cname)?.config) ||
    isCodeChanged('connectors', cname, before, now)
  );
}

/** Whether its own code is another, or that of a file that it imports. */
function isCodeChanged(folder: CodeFolder, name: string, before: RunBasis, now: RunBasis): boolean {
  const [was, is] = [before.model.codeFile(folder, name), now.model.codeFile(folder, name)];
  if (was?.text !== is?.text || was?.path !== is?.path) return true;
  if (is === undefined || before.files === now.files) return false;
  const isOther = ({ path, text }: SourceFile) => before.files.get(path)?.text !== text;
  const [had, has] = [importedFiles(is, before.files), importedFiles(is, now.files)];
  return had.size !== has.size || [...has.values()].some(isOther);
}
