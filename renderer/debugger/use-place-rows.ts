import { useEffect, useState } from 'react';
import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { seenRows } from '../flow-actions/seen-rows.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useDebug, useRun, useWorkspace } from '../stores/use-scopes.tsx';

/** So many rows are looked at while a condition is typed. */
const mostRows = 1000;

/** The rows that a breakpoint of a place would look at: those that wait there, else those that were last seen. */
export function usePlaceRows({ flow, nodeId }: FlowPlace, at: Breakpoint['at']): readonly unknown[] {
  const workspace = useWorkspace();
  const paused = useDebug((debug) => debug.paused);
  const phase = useRun((run) => run.phase);
  const [rows, setRows] = useState<readonly unknown[]>([]);
  useEffect(() => {
    let isShown = true;
    const side = at === 'after' ? 'out' : 'in';
    // Rows of a pause, or of a run that goes on, are others than those of before.
    readRows(workspace, { flow, nodeId }, { side, paused: phase === 'paused' ? paused : null }).then(
      (texts) => isShown && setRows(texts.flatMap(parsed)),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [workspace, flow, nodeId, at, paused, phase]);
  return rows;
}

async function readRows(
  workspace: Workspace,
  place: FlowPlace,
  { side, paused }: { side: 'in' | 'out'; paused: RunPaused | null },
): Promise<string[]> {
  const { nodeIds, flow } = workspace.run.getState();
  const isHere = paused !== null && flow === place.flow && nodeIds[paused.node] === place.nodeId;
  if (!isHere) return (await seenRows(workspace, place, { side, limit: mostRows })) ?? [];
  const { rows } = await workspace.backend.call('debug.rows', { runId: paused.runId, side, limit: mostRows });
  return rows.filter(({ cutFromBytes }) => cutFromBytes === undefined).map(({ json }) => json);
}

function parsed(json: string): unknown[] {
  try {
    return [JSON.parse(json)];
  } catch {
    return [];
  }
}
