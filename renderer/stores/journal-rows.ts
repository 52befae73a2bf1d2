import type { ParamsOf } from '../../core/contract/contract.ts';
import type { JournalRows } from '../../core/contract/host/runs.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { Workspace } from './scopes.ts';

type Query = Omit<ParamsOf<HostContract, 'runs.placeRows'>, 'projectId'>;

/** Rows of one side of a place of a run, from its journal. Rejects with `host.no-journal` when that is gone. */
export function journalRows(workspace: Workspace, query: Query): Promise<JournalRows> {
  const { projectId } = workspace.project.getState().opened;
  return workspace.backend.call('runs.placeRows', { projectId, ...query });
}
