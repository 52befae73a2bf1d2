import { runJournalKills } from '../../app/host/kills/journal-kills.ts';

const kills = Number(process.env['KILLS'] ?? 300);

/**
 * Kills of hosts, of engines, and of both in the middle of runs; KILLS asks for another number. Resolves with the figures and whether
 * every journal opened and was true.
 */
export async function soakJournals(seed: number): Promise<{ figures: object; ok: boolean }> {
  const figures = await runJournalKills(kills, seed);
  return { figures, ok: figures.unreadable + figures.lost + figures.orphans === 0 };
}
