import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Row } from '../../core/builtins/preview.ts';
import { placeTypes } from '../../core/chain-types/place-types.ts';
import type { JournalRows } from '../../core/contract/host/runs.ts';
import { projectModel } from '../../core/project/model.ts';
import { inferFields } from '../../core/row-types/infer.ts';
import { fieldsOfType, type RowFields } from '../../core/row-types/row-type.ts';
import { ownBatchSize } from '../stores/batch-size.ts';
import { journalRows } from '../stores/journal-rows.ts';
import { useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { useSeen } from '../stores/use-seen.ts';
import { type FormPlace, type FormState, formState, isLoading } from './form-state.ts';
import {
  carriedRows,
  firstPart,
  isRow,
  nextPart,
  type Preview,
  previewSteps,
  type RowsIn,
  readParam,
  type StoredOf,
} from './preview-rows.ts';
import { isCutFile, useFormSamples } from './use-form-samples.ts';

const noDrafts = {};

/** The form of a function as it stands. */
export function useForm(place: FormPlace): FormState | null {
  const workspace = useWorkspace();
  const state = useProject((all) => all);
  const drafts = useStore(workspace.drafts, ({ setups }) => setups[place.fname] ?? noDrafts);
  const { fname, at } = place;
  const [flow, nodeId] = [at?.flow, at?.nodeId];
  const rows = useSeenRows(at);
  const seen = useMemo(() => (rows === null ? undefined : seenFields(rows)), [rows]);
  const samples = useFormSamples(flow);
  return useMemo(() => {
    const at = flow === undefined || nodeId === undefined ? null : { flow, nodeId };
    return formState(state.project, { fname, at }, drafts, samples, seen);
  }, [state, drafts, fname, flow, nodeId, samples, seen]);
}

function seenFields({ batches }: RowsIn): RowFields | undefined {
  const fields = inferFields(batches.flat());
  return fields.length === 0 ? undefined : fieldsOfType({ fields });
}

/** The rows that come to a place: samples where only built-ins stand before it, else those that were last seen there. */
export function useRowsIn({ at }: FormPlace, storedOf: StoredOf): RowsIn | null {
  const state = useProject((all) => all);
  const general = useSettings(({ batchSize }) => batchSize);
  const [flow, nodeId] = [at?.flow, at?.nodeId];
  const size = ownBatchSize(state.project, flow ?? null) ?? general;
  const file = useFormSamples(flow);
  const carried = useMemo(() => {
    const model = projectModel(state.project);
    const entry = flow === undefined ? undefined : model.flow(flow);
    if (entry === undefined || file === undefined) return null;
    const places = placeTypes(model, entry, file);
    const before = places.findIndex(({ id }) => id === nodeId);
    if (before < 0) return null;
    const paramsOf = ({ fname }: { fname: string }, index: number) => ({
      ...model.func(fname)?.config.option.default_params,
      ...entry.config.flows[index]?.params,
    });
    const rows = carriedRows(file, size, places.slice(0, before), paramsOf, storedOf);
    return rows !== null && isCutFile(file) ? { ...rows, isCut: true } : rows;
  }, [state, flow, nodeId, size, file, storedOf]);
  const seen = useSeenRows(at);
  return carried ?? seen;
}

/** The rows that last went into a place in a run. */
function useSeenRows(at: FormPlace['at']): RowsIn | null {
  const workspace = useWorkspace();
  const seen = useSeen(at);
  const [rows, setRows] = useState<RowsIn | null>(null);
  useEffect(() => {
    setRows(null);
    if (seen === null) return;
    let isCurrent = true;
    const { runId, place } = seen;
    journalRows(workspace, { runId, place, side: 'in', limit: mostSeen }).then(
      (page) => isCurrent && setRows(rowsOfPage(page)),
      // Rows of a run that is gone are as none.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, seen]);
  return rows;
}

const mostSeen = 5_000;

function rowsOfPage({ rows, total }: JournalRows): RowsIn {
  const batches = new Map<number, Row[]>();
  for (const { batch, json, cutFromBytes } of rows) {
    if (cutFromBytes !== undefined) continue;
    const row: unknown = JSON.parse(json);
    if (!isRow(row)) continue;
    const before = batches.get(batch);
    if (before === undefined) batches.set(batch, [row]);
    else before.push(row);
  }
  return { batches: [...batches.values()], from: 'run', isCut: total > rows.length };
}

/** What a setup makes of rows. */
interface Previewed {
  of: FormState;
  preview: Preview;
}

/** What the setup in a form makes of rows, as soon as it can be worked out; of a setup that is wrong, what it made before. */
export function usePreview(
  state: FormState | null,
  rows: RowsIn | null,
  storedOf: StoredOf,
): Previewed | null {
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  useEffect(() => {
    const program = state?.reading.program;
    if (state === null || rows === null || program === undefined) return;
    const stored = storedOf(state.fname);
    if (isLoading(state) && stored === undefined) return setPreviewed(null);
    const of = state;
    const evaluate = program.inSteps({ param: readParam(state.params), stored });
    const steps = previewSteps(evaluate, rows, state.builtin.batches(state.setup) === 'row');
    let timer = setTimeout(goOn);
    let rowsOfStep = firstPart;
    function goOn(): void {
      let now = performance.now();
      const until = now + sliceMs;
      for (;;) {
        const step = steps.next(rowsOfStep);
        if (step.done) {
          setPreviewed({ of, preview: step.value });
          return;
        }
        const then = performance.now();
        rowsOfStep = nextPart(rowsOfStep, then - now);
        now = then;
        if (now >= until) break;
      }
      timer = setTimeout(goOn);
    }
    return () => clearTimeout(timer);
  }, [state, rows, storedOf]);
  return rows === null ? null : previewed;
}

/** Work between two looks at what is being typed. */
const sliceMs = 12;
