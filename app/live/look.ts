import { randomUUID } from 'node:crypto';
import { type LiveSnapshot, liveControlVersion } from '../../core/contract/live-control.ts';
import type { LetterFolder } from './letters/letter-folder.ts';
import type { WorkerFlows } from './worker-messages.ts';

export interface LookSettings {
  flows(): Promise<WorkerFlows>;
  workers(): Promise<LiveSnapshot['workers']>;
  letters: Pick<LetterFolder, 'counts'>;
}

/** Gives what a live run is and does at this moment. */
export function lookOf({ flows, workers, letters }: LookSettings): () => Promise<LiveSnapshot> {
  const id = randomUUID();
  const startedAt = Date.now();
  return async () => {
    const [told, all, open] = await Promise.all([
      flows(),
      workers(),
      // How many there are is not worth the rest of it.
      letters.counts().catch(() => new Map<string, number>()),
    ]);
    return {
      ...{ product: 'kisflow-live' as const, version: liveControlVersion, id },
      ...{ project: told.project, startedAt, at: Date.now(), workers: all },
      flows: told.flows.map((flow) => ({ ...flow, letters: open.get(flow.source) ?? 0 })),
    };
  };
}
