import { placeTypes } from '../../core/chain-types/place-types.ts';
import { declaredRows } from '../../core/production/declared-fields.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { inferFields } from '../../core/row-types/infer.ts';
import { fieldsOfType, type TypedField, typedFields } from '../../core/row-types/row-type.ts';
import { readRows } from '../../core/rows/read-rows.ts';
import { formatOf } from '../../core/rows/row-format.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import { ownBatchSize } from '../stores/batch-size.ts';
import { journalRows } from '../stores/journal-rows.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';
import { seenAt } from '../stores/seen-at.ts';
import { carriedRows, mostRows } from './preview-rows.ts';

/** Rows as they come to a function, whatever they are. */
interface RawRows {
  readonly batches: readonly (readonly unknown[])[];
  readonly from: 'samples' | 'run';
}

/** What there is to play through what production makes of the rows of a function. */
export interface ProductionState {
  readonly fname: string;
  /** Its place in the shown chain, from 0. */
  readonly index: number;
  /** A built-in is exported as Go that stops at a row that doesn't fit. */
  readonly isBuiltin: boolean;
  /** The struct that it would have. */
  readonly struct: readonly TypedField[];
  /** The interface that the struct was read from; undefined where it is the type of the rows. */
  readonly declared: string | undefined;
  /** Null when no rows are at hand. */
  readonly rows: RawRows | null;
}

/** For the one selected function of the shown flow; null without one. */
export async function productionState(workspace: Workspace): Promise<ProductionState | null> {
  const shown = shownFlow(workspace);
  const [index] = shown?.selected ?? [];
  if (shown === null || index === undefined) return null;
  const state = workspace.project.getState();
  const { entry, model, ids } = shown;
  const file = state.project.files.get(samplesPath(state, entry.name));
  const places = placeTypes(model, entry, file);
  const place = places[index];
  if (place === undefined) return null;
  const carried = file === undefined ? null : samplesAt(workspace, file, index);
  const rows = carried ?? (await seenRows(workspace, entry.name, ids[index]));
  const code = model.codeFile('functions', place.fname)?.text;
  const declared = code === undefined ? undefined : declaredRows(code);
  const known = place.input.fields ?? (rows && fieldsOfType({ fields: inferFields(rows.batches.flat()) }));
  return {
    fname: place.fname,
    index,
    isBuiltin: place.builtin !== undefined,
    struct: declared?.fields ?? (known ? typedFields(known) : []),
    declared: declared?.name,
    rows,
  };

  function samplesAt(at: Workspace, samples: SourceFile, before: number): RawRows | null {
    const size = ownBatchSize(state.project, entry.name) ?? at.settings.getState().batchSize;
    if (before === 0) return { batches: rawBatches(samples, size), from: 'samples' };
    const paramsOf = ({ fname }: { fname: string }, one: number) => ({
      ...model.func(fname)?.config.option.default_params,
      ...entry.config.flows[one]?.params,
    });
    return carriedRows(samples, size, places.slice(0, before), paramsOf, () => undefined);
  }
}

/** The rows of a file as they are: also those that are no objects. */
function rawBatches({ text, path }: SourceFile, size: number): unknown[][] {
  const { rows } = readRows(text, path, formatOf(path, text.slice(0, 1_000)));
  const parsed = rows.slice(0, mostRows).map((row): unknown => JSON.parse(row));
  const count = Math.ceil(parsed.length / size);
  return Array.from({ length: count }, (_, batch) => parsed.slice(batch * size, (batch + 1) * size));
}

/** Rows of a run that are looked at. */
const mostSeen = 5_000;

async function seenRows(
  workspace: Workspace,
  flow: string,
  nodeId: NodeId | undefined,
): Promise<RawRows | null> {
  const seen = nodeId === undefined ? null : seenAt(workspace.run.getState(), flow, nodeId);
  if (seen === null) return null;
  const { runId, place } = seen;
  try {
    const page = await journalRows(workspace, { runId, place, side: 'in', limit: mostSeen });
    const whole = page.rows.filter(({ cutFromBytes }) => cutFromBytes === undefined);
    const batches = Map.groupBy(whole, ({ batch }) => batch);
    return {
      batches: [...batches.values()].map((rows) => rows.map(({ json }): unknown => JSON.parse(json))),
      from: 'run',
    };
  } catch {
    // Rows of a run that is gone are as none.
    return null;
  }
}
