import type { Evaluate, Row } from '../../builtins/preview.ts';
import { placeTypes } from '../../chain-types/place-types.ts';
import { newGoldenTest } from '../../golden/new-test.ts';
import type { FlowEntry, ProjectModel } from '../../project/model.ts';
import type { SourceFile } from '../../project/project.ts';
import { readRows } from '../../rows/read-rows.ts';
import { formatOf } from '../../rows/row-format.ts';
import type { GoCase } from './golden-cases.ts';

/** Sample rows that a case has, in two batches: what is remembered from one to the next counts, too. */
const mostRows = 100;
const batchSize = 50;
/** Stored rows that a case has, at most. */
const mostStored = 1000;

interface Place {
  readonly id: string;
  readonly evaluate: Evaluate;
  readonly out: Row[];
}

interface Surroundings {
  readonly model: ProjectModel;
  readonly flow: FlowEntry;
  readonly samples: SourceFile | undefined;
  /** What connectors hold, as JSON texts; undefined when it is not known. */
  readonly store: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * The first sample rows of a flow, and what its built-ins make of them, up to a function that a person wrote, that loads what is not
 * known or that bends the way. Undefined when there is nothing to say. No code is run for it.
 */
export function sampleCase(surroundings: Surroundings): GoCase | undefined {
  const { flow, samples } = surroundings;
  if (samples === undefined) return undefined;
  const { rows } = readRows(samples.text, samples.path, formatOf(samples.path, samples.text.slice(0, 1000)));
  const given = rows.slice(0, mostRows).map((row) => JSON.parse(row) as Row);
  const { places, stored } = knownPlaces(surroundings);
  if (given.length === 0 || places.length === 0 || !given.every(isObject)) return undefined;
  const end = run(places, given);
  const test = newGoldenTest(
    flow.name,
    places.slice(0, end.known).map(({ id }) => id),
    { rows: JSON.parse(JSON.stringify(given)) as never, batch: batchSize },
  );
  for (const { id, out } of places.slice(0, end.known))
    test.expect[id] = { ...expectation, rows: JSON.parse(JSON.stringify(out)) as never };
  if (end.known === 0) return undefined;
  const store = Object.fromEntries([...stored].map(([cname, held]) => [cname, held as never]));
  return { name: `samples ${flow.name}`, test: { ...test, store, ends: end.failed ? 'error' : 'ok' } };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const expectation = { order: 'as-is' as const, ignore: [], tolerance: {}, checks: [] };

/** The places from the beginning of the chain whose rows can be told, and the stored rows that they load. */
function knownPlaces({ model, flow, samples, store }: Surroundings): {
  places: Place[];
  stored: ReadonlyMap<string, readonly Row[]>;
} {
  const places: Place[] = [];
  const stored = new Map<string, readonly Row[]>();
  const saved = new Set<string>();
  for (const { fname } of flow.config.flows) {
    const option = model.func(fname)?.config;
    if (option?.fmode === 'Save') saved.add(option.option.cname);
  }
  for (const [at, { id, fname, builtin, reading }] of placeTypes(model, flow, samples).entries()) {
    const config = model.func(fname)?.config;
    if (builtin === undefined || reading?.program === undefined || config === undefined) break;
    const { cname, default_params: defaults } = config.option;
    const params = { ...defaults, ...flow.config.flows[at]?.params };
    let held: readonly Row[] | undefined;
    if (builtin.connector === 'Load') {
      const texts = store?.get(cname);
      if (store === undefined || saved.has(cname) || (texts?.length ?? 0) > mostStored) break;
      held = (texts ?? []).map((text) => JSON.parse(text) as Row);
      stored.set(cname, held);
    }
    const param = (key: string): string => (Object.hasOwn(params, key) ? (params[key] ?? '') : '');
    places.push({ id, evaluate: reading.program.evaluator({ param, stored: held }), out: [] });
  }
  return { places, stored };
}

/** Lets the rows through; gives how many places are known to the end, and whether a row fails there. */
function run(places: readonly Place[], given: readonly Row[]): { known: number; failed: boolean } {
  let known = places.length;
  for (let from = 0; from < given.length; from += batchSize) {
    let rows: readonly Row[] = given.slice(from, from + batchSize);
    for (const [at, { evaluate, out }] of places.slice(0, known).entries()) {
      const preview = evaluate(structuredClone(rows));
      if (preview.fates.some(({ state }) => state === 'failed')) return { known, failed: true };
      const { kind } = preview.next;
      if (kind === 'abort' || kind === 'jump') {
        known = at;
        break;
      }
      rows = kind === 'reuse' ? rows : kind === 'continue' ? [] : preview.rows;
      out.push(...rows);
      if (rows.length === 0 && kind !== 'continue') break;
    }
  }
  return { known, failed: false };
}
