import type { RunState } from './run-store.ts';

/** From which batch on a run keeps a sample of its rows only, and why; null where it keeps what it was asked to. */
export function sampledFrom({ journal }: Pick<RunState, 'journal'>) {
  return journal?.falls.find(({ level }) => level === 'sampled') ?? null;
}
