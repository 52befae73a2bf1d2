import { expect, it } from 'vitest';
import { runJournalKills } from './journal-kills.ts';

it('hosts and engines that are killed leave journals that open, and say where they end', async () => {
  const { kills, unreadable, lost } = await runJournalKills(10, Date.now() % 1_000_000);
  expect({ kills, unreadable, lost }).toEqual({ kills: 10, unreadable: 0, lost: 0 });
}, 120_000);
