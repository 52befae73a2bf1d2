import { type KillCounts, runKillCampaign } from '../../app/host/kills/kill-campaign.ts';

const kills = 500;
/** A campaign's folder grows; shorter ones with seeds of their own try more beginnings. */
const killsAtOnce = 100;

/** Kills of two hosts on one folder; see app/host/kills. Resolves with the figures and whether nothing was torn or lost. */
export async function soakKills(seed: number): Promise<{ figures: object; ok: boolean }> {
  const campaigns: KillCounts[] = [];
  for (let done = 0; done < kills; done += killsAtOnce)
    campaigns.push(await runKillCampaign(killsAtOnce, seed + done));
  const sum = (of: (counts: KillCounts) => number) =>
    campaigns.reduce((total, counts) => total + of(counts), 0);
  const figures = {
    kills: sum((counts) => counts.kills),
    saves: sum((counts) => counts.saves),
    exports: sum((counts) => counts.exports),
    filesRead: sum((counts) => counts.filesRead),
    halfExportsWhenKilled: sum((counts) => counts.halfExports),
    offered: `${sum((counts) => counts.offered)} of ${sum((counts) => counts.withUnsaved)}`,
  };
  const bad = sum(
    ({ torn, lost, mixedExports, leftovers, withUnsaved, offered }) =>
      torn + lost + mixedExports + leftovers + (withUnsaved - offered),
  );
  return { figures: { ...figures, bad }, ok: bad === 0 };
}
