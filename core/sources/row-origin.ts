import { jumpTarget } from '../builtins/jump-target.ts';
import { builtinMark } from '../builtins/mark.ts';
import type { FlowFunction, Params } from '../config/types.ts';
import { importedFiles } from '../project/imported-files.ts';
import { jumpsInFile } from '../project/jumps.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project, SourceFile } from '../project/project.ts';
import { callsWithKnownRows, commitsKnownRows } from './code-origin.ts';

/**
 * Built-ins whose rows are each made of one row, by what that row says alone: however messages come together in batches, each gives the
 * same rows in the same order. Others take a batch together, or ask a store how many rows there are.
 */
const keeping: ReadonlySet<string> = new Set([
  ...['filter', 'verify', 'select', 'compute', 'split', 'sort', 'save', 'print', 'defaults', 'cast'],
  ...['map_values', 'unpivot', 'flatten', 'nest', 'mask'],
]);

/**
 * The first function of a flow after which it is not known which message a row is made of that is saved through this connector;
 * undefined where that is known of all of them. Told from code and setups, on the safe side.
 */
export function originLostAt(
  project: Project,
  model: ProjectModel,
  flow: FlowEntry,
  cname: string,
): string | undefined {
  const chain = flow.config.flows.map((place) => placeOf(project, model, place));
  const isSave = ({ saves }: Place): boolean => saves === cname;
  const last = chain.findLastIndex(isSave);
  return chain.find(
    (place, index) =>
      place.jumps || (index < last && !place.keepsOrigin) || (isSave(place) && !place.savesKnownRows),
  )?.fname;
}

interface Place {
  readonly fname: string;
  /** The connector that it saves through. */
  readonly saves: string | undefined;
  /** What comes after it depends on more than single rows. */
  readonly jumps: boolean;
  readonly keepsOrigin: boolean;
  readonly savesKnownRows: boolean;
}

function placeOf(project: Project, model: ProjectModel, { fname, params }: FlowFunction): Place {
  const config = model.func(fname)?.config;
  const saves = config?.fmode === 'Save' ? config.option.cname : undefined;
  const code = model.codeFile('functions', fname);
  if (code) return { fname, saves, ...ofCode(code, project) };
  const setup = { ...config?.option.default_params, ...params };
  const keepsOrigin = keepsIt(setup);
  return { fname, saves, jumps: jumpTarget(setup) !== undefined, keepsOrigin, savesKnownRows: keepsOrigin };
}

function ofCode(
  code: SourceFile,
  { files }: Project,
): Pick<Place, 'jumps' | 'keepsOrigin' | 'savesKnownRows'> {
  const all = [code, ...importedFiles(code, files).values()];
  return {
    jumps: all.some((file) => jumpsInFile(file).length > 0),
    keepsOrigin: all.every(commitsKnownRows),
    savesKnownRows: all.every(callsWithKnownRows),
  };
}

function keepsIt(setup: Params): boolean {
  const name = builtinMark(setup)?.name ?? '';
  // A row for which the store has nothing yet may be dropped today and saved tomorrow.
  if (name === 'lookup') return (setup['missing'] ?? '').trim() !== 'drop';
  return keeping.has(name);
}
