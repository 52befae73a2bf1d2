import { ownBatchSize } from '../stores/batch-size.ts';
import { useProject, useSelection, useSettings } from '../stores/use-scopes.tsx';

/** The shown flow, its own batch size if it has one, and the one that it runs with: its own, else that of all flows. */
export function useBatchSize(): { flow: string | null; own: number | undefined; inForce: number } {
  const flow = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : null));
  const own = useProject(({ project }) => ownBatchSize(project, flow));
  const common = useSettings((settings) => settings.batchSize);
  return { flow, own, inForce: own ?? common };
}
