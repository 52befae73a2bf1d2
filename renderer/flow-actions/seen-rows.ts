import type { JournalRows } from '../../core/contract/host/runs.ts';
import { journalRows } from '../stores/journal-rows.ts';
import type { Workspace } from '../stores/scopes.ts';
import { seenAt } from '../stores/seen-at.ts';
import type { FlowPlace } from './flow-place.ts';

/** Rows that a place last saw on one side, as JSON texts, at most so many; null where none are known any more. */
export async function seenRows(
  workspace: Workspace,
  { flow, nodeId }: FlowPlace,
  { side, limit }: { side: 'in' | 'out'; limit: number },
): Promise<string[] | null> {
  const seen = seenAt(workspace.run.getState(), flow, nodeId);
  if (seen === null) return null;
  const { runId, place } = seen;
  try {
    return wholeRows(await journalRows(workspace, { runId, place, side, limit }));
  } catch {
    // Its journal is gone.
    return null;
  }
}

/** Rows too long to be kept whole are no JSON any more. */
function wholeRows({ rows }: JournalRows): string[] {
  return rows.filter(({ cutFromBytes }) => cutFromBytes === undefined).map(({ json }) => json);
}
