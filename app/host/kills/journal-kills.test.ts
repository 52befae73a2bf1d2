import { expect, it } from 'vitest';
import { runJournalKills } from './journal-kills.ts';

it('hosts and engines that are killed, and both at once, leave journals that open and say where they end', async () => {
  const { kills, unreadable, lost, orphans } = await runJournalKills(10, Date.now() % 1_000_000);
  expect({ kills, unreadable, lost, orphans }).toEqual({ kills: 10, unreadable: 0, lost: 0, orphans: 0 });
}, 120_000);
