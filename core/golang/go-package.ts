import type { Program } from '../builtins/definition.ts';
import { goFunction } from '../builtins/go/go-writer.ts';
import type { GoExchange } from '../builtins/go-target.ts';
import { placeTypes } from '../chain-types/place-types.ts';
import { exportedName, type GoStruct, GoTypes, NoStruct } from '../expr/go/go-types.ts';
import type { FlowEntry, FuncEntry, ProjectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import { samplesPathOf } from '../project/samples-path.ts';
import { type RowFields, typedFields } from '../row-types/row-type.ts';
import { refused } from './refusals.ts';

/** A function of the project as the package has it. */
export interface GoFunction {
  readonly entry: FuncEntry;
  readonly goName: string;
  /** The struct of the rows it gets; undefined when their fields are not known. */
  readonly input: GoStruct | undefined;
  /** Its Go, when it is a built-in; undefined when a person writes it. */
  readonly code: string | undefined;
  /** What it and its connector give each other; undefined for a function that a person writes. */
  readonly exchange: GoExchange | undefined;
  /** The setup that the code was made from: keys that a flow can't change. */
  readonly compiled: readonly (readonly [key: string, text: string])[];
}

/** A flow, and the struct of its own rows. */
export interface GoFlow {
  readonly entry: FlowEntry;
  readonly rows: GoStruct | undefined;
}

export interface GoPackage {
  readonly types: GoTypes;
  readonly functions: readonly GoFunction[];
  readonly flows: readonly GoFlow[];
}

interface Place {
  readonly entry: FuncEntry;
  readonly flow: string;
  readonly fields: RowFields | undefined;
  readonly builtin: ReturnType<typeof placeTypes>[number]['builtin'];
  readonly program: Program | undefined;
}

/** Makes the Go of a project's functions; throws a CodedError for what Go can't have. */
export function goPackage(project: Project, model: ProjectModel): GoPackage {
  const types = new GoTypes();
  const names = new Map<string, string>();
  for (const { name } of model.functions) names.set(name, freeName(exportedName(name), [...names.values()]));
  for (const name of names.values()) types.reserve(name);
  for (const name of ['Register', 'CheckSetups', 'DecoderOf']) types.reserve(name);
  const flows: GoFlow[] = [];
  const places = new Map<string, Place>();
  for (const entry of model.flows) {
    const found = placeTypes(model, entry, project.files.get(samplesPathOf(model, entry.name)));
    const [first] = found;
    const rows = first?.input.fields;
    flows.push({ entry, rows: rows && structOf(types, rows, `${entry.name} row`, entry.path) });
    for (const { fname, input, builtin, reading } of found) {
      const func = model.func(fname);
      if (func === undefined) continue;
      const place: Place = {
        entry: func,
        flow: entry.name,
        fields: input.fields,
        builtin,
        program: reading?.program,
      };
      const known = places.get(fname);
      if (known === undefined) places.set(fname, place);
      else if (builtin !== undefined) sameRows(known, place);
    }
  }
  const functions = [...places.values()].map((place) =>
    goFunctionOf(place, names.get(place.entry.name) ?? 'F', types),
  );
  return { types, functions, flows };
}

/** One Go function is called with one struct, wherever it stands. */
function sameRows(known: Place, place: Place): void {
  const text = ({ fields }: Place): string => JSON.stringify(fields && typedFields(fields));
  if (text(known) === text(place)) return;
  throw refused(
    'several-types',
    { fname: place.entry.name, flow: known.flow, other: place.flow },
    { file: place.entry.path },
  );
}

function goFunctionOf(place: Place, goName: string, types: GoTypes): GoFunction {
  const { entry, builtin, fields, program } = place;
  const input = fields && structOf(types, fields, `${entry.name} input`, entry.path);
  if (builtin === undefined)
    return { entry, goName, input, code: undefined, exchange: undefined, compiled: [] };
  const fname = entry.name;
  if (fields === undefined || input === undefined || program === undefined)
    throw refused('types-unknown', { fname, flow: place.flow }, { file: entry.path });
  const setup = entry.config.option.default_params;
  const live = new Set(builtin.params.filter((param) => param.live).map(({ key }) => key));
  const keys = ['builtin', ...builtin.params.map(({ key }) => key)].filter((key) => !live.has(key));
  return {
    entry,
    goName,
    input,
    ...guarded(() => goFunction(goName, fname, program.go, { struct: input, fields }, types), entry.path),
    compiled: keys.map((key) => [key, Object.hasOwn(setup, key) ? (setup[key] ?? '') : ''] as const),
  };
}

function structOf(types: GoTypes, fields: RowFields, wanted: string, file: string): GoStruct {
  return guarded(() => types.struct(fields, wanted), file);
}

function guarded<Value>(make: () => Value, file: string): Value {
  try {
    return make();
  } catch (thrown) {
    if (!(thrown instanceof NoStruct)) throw thrown;
    const { reason, field, other } = thrown;
    throw refused(reason === 'name' ? 'field-name' : 'field-case', { field, other }, { file });
  }
}

function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let number = 2; taken.includes(name); number += 1) name = `${wanted}${number}`;
  return name;
}
