import { runJournalKills } from '../../app/host/kills/journal-kills.ts';

const kills = 300;

/** Kills of hosts and engines in the middle of runs. Resolves with the figures and whether every journal opened and was true. */
export async function soakJournals(seed: number): Promise<{ figures: object; ok: boolean }> {
  const figures = await runJournalKills(kills, seed);
  return { figures, ok: figures.unreadable + figures.lost === 0 };
}
