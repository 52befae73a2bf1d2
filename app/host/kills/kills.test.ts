import { expect, it } from 'vitest';
import { runKillCampaign } from './kill-campaign.ts';

it('ten kills of two hosts on one folder tear and lose nothing, and all unsaved edits are offered', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const counts = await runKillCampaign(10, seed);
  expect(counts, `seed ${seed}`).toMatchObject({
    offered: counts.withUnsaved,
    torn: 0,
    lost: 0,
    mixedExports: 0,
    leftovers: 0,
  });
  // The last round may kill both at once.
  expect(counts.kills).toBeGreaterThanOrEqual(10);
});
