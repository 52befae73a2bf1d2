import { functionOfNode } from '../../core/project/chain.ts';
import { journalRows } from '../stores/journal-rows.ts';
import type { Workspace } from '../stores/scopes.ts';

/** The rows that went into a function in the last run (up to 200), at its first place in the chain; none before a run. */
export async function seenRows(workspace: Workspace, fname: string): Promise<Record<string, unknown>[]> {
  const { runId, nodeIds } = workspace.run.getState();
  const place = nodeIds.find((id) => functionOfNode(id) === fname);
  if (runId === null || place === undefined) return [];
  const { rows } = await journalRows(workspace, { runId, place, side: 'in', limit: 200 });
  return rows.flatMap(({ json, cutFromBytes }) => (cutFromBytes === undefined ? objectIn(json) : []));
}

/** The object of a row: as it is, or inside of a string that holds JSON, as KisFlow decodes it. */
function objectIn(json: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(json);
    const row: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof row === 'object' && row !== null && !Array.isArray(row)
      ? [row as Record<string, unknown>]
      : [];
  } catch {
    return [];
  }
}
