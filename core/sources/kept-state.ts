import { builtinOf } from '../builtins/all.ts';
import { keyFields } from '../config/key-fields.ts';
import { keptStateAt } from '../project/code-state.ts';
import { codeTokens } from '../project/code-tokens.ts';
import { importedFiles } from '../project/imported-files.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project, SourceFile } from '../project/project.ts';

/**
 * How a flow passes something on from batch to batch: in a variable outside of the function, in metadata, in the cache, in a
 * built-in that works over the whole run; in its buffer, where DataReuse may leave rows (traps 3 and 4); in variables of a connector's
 * code, in a store that it both saves to and loads from, or in the row with the same key that is saved last.
 */
export type KeptStateKind =
  | 'variable'
  | 'metadata'
  | 'cache'
  | 'built-in'
  | 'buffer'
  | 'connector'
  | 'store'
  | 'key';

export interface KeptState {
  kind: KeptStateKind;
  fname: string;
  /** The file that says so, and where it does, from 1. */
  file: string;
  line?: number;
  /** Of what it is about: a connector, a built-in, the key's fields; '' where the kind says it all. */
  name: string;
}

const ofBatches: ReadonlySet<KeptStateKind> = new Set(['variable', 'metadata', 'cache', 'built-in']);
/** Words of code, by what they do. */
const words: Readonly<Record<string, KeptStateKind>> = {
  setMetaData: 'metadata',
  setCacheData: 'cache',
  dataReuse: 'buffer',
};

/**
 * The functions of a flow that remember something from batch to batch, each once: what they remember begins empty after an error, a
 * kill or a rebalance, so that nothing can be promised of it. Told from code and setups, on the safe side.
 */
export function functionsWithState(project: Project, model: ProjectModel, flow: FlowEntry): string[] {
  const found = stateOfFunctions(project, model, flow).filter(({ kind }) => ofBatches.has(kind));
  return [...new Set(found.map(({ fname }) => fname))];
}

/** All that makes the result of a batch depend on those before it, in the order of the chain. Told on the safe side. */
export function keptBetweenBatches(project: Project, model: ProjectModel, flow: FlowEntry): KeptState[] {
  return [...stateOfFunctions(project, model, flow), ...stateOfConnectors(project, model, flow)];
}

/** Whether nothing in the engine passes something on from batch to batch. Storage may: it is asked and given in their order. */
export function isEachBatchAlone(project: Project, model: ProjectModel, flow: FlowEntry): boolean {
  return keptBetweenBatches(project, model, flow).every(({ kind }) => kind === 'store' || kind === 'key');
}

function stateOfFunctions({ files }: Project, model: ProjectModel, flow: FlowEntry): KeptState[] {
  return flow.config.flows.flatMap(({ fname, params }): KeptState[] => {
    const code = model.codeFile('functions', fname);
    if (code) return stateOfCode(code, files).map((found) => ({ ...found, fname }));
    const func = model.func(fname);
    const setup = { ...func?.config.option.default_params, ...params };
    const builtin = builtinOf(setup);
    if (builtin?.batches(setup) !== 'run') return [];
    return [{ kind: 'built-in', fname, file: func?.path ?? flow.path, name: builtin.name }];
  });
}

function stateOfConnectors({ files }: Project, model: ProjectModel, flow: FlowEntry): KeptState[] {
  const uses = flow.config.flows.flatMap(({ fname }) => {
    const func = model.func(fname);
    const connector = model.connector(func?.config.option.cname ?? '');
    return func && connector ? [{ fname, mode: func.config.fmode, connector }] : [];
  });
  return uses.flatMap(({ fname, mode, connector }): KeptState[] => {
    const { name, path: file, config } = connector;
    const code = model.codeFile('connectors', name);
    const inCode = code ? stateOfCode(code, files).filter(({ kind }) => kind === 'variable') : [];
    const found: KeptState[] = inCode.map((one) => ({ ...one, kind: 'connector', fname, name }));
    const saves = mode !== 'Load';
    const isLoaded = uses.some((one) => one.connector === connector && one.mode !== 'Save');
    const key = keyFields(config).join(', ');
    if (saves && isLoaded) found.push({ kind: 'store', fname, file, name });
    else if (saves && key !== '') found.push({ kind: 'key', fname, file, name: key });
    return found;
  });
}

function stateOfCode(code: SourceFile, files: ReadonlyMap<string, SourceFile>): Omit<KeptState, 'fname'>[] {
  return [code, ...importedFiles(code, files).values()].flatMap((file) => {
    const at = keptStateAt(file);
    const variable = at === null ? [] : [{ kind: 'variable' as const, at }];
    return [...variable, ...wordsIn(file.text)].map(({ kind, at: offset }) => {
      return { kind, file: file.path, line: file.text.slice(0, offset).split('\n').length, name: '' };
    });
  });
}

/** The first of each kind. A name may also stand in a text: `flow['setMetaData']`. */
function wordsIn(text: string): { kind: KeptStateKind; at: number }[] {
  if (!Object.keys(words).some((word) => text.includes(word))) return [];
  const found = new Map<KeptStateKind, number>();
  for (const { value, start } of codeTokens(text)) {
    const kind = value === null || !Object.hasOwn(words, value) ? undefined : words[value];
    if (kind !== undefined && !found.has(kind)) found.set(kind, start);
  }
  return [...found].map(([kind, at]) => ({ kind, at }));
}
