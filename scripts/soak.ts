// `npm run soak [section …]`: campaigns that are too long for every test run. Each prints its figures; SEED repeats one.
import { soakLaunches } from '../e2e/desktop/launch-soak.ts';
import { soakJournals } from './soak/journals.ts';
import { soakKills } from './soak/kills.ts';
import { soakLive } from './soak/live.ts';
import { soakProperties } from './soak/properties.ts';
import { soakEnds, soakScreens } from './soak/screens.ts';
import { soakAttacks, soakStops } from './soak/walls.ts';

/** Every section, by the name to ask for it with. Gives the figures, and whether all went well. */
const sections: Readonly<Record<string, (seed: number) => Promise<{ figures: object; ok: boolean }>>> = {
  kills: soakKills,
  journals: soakJournals,
  launches: soakLaunches,
  live: soakLive,
  properties: soakProperties,
  screens: soakScreens,
  ends: soakEnds,
  stops: soakStops,
  attacks: soakAttacks,
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(sections);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
for (const name of wanted) {
  const section = sections[name];
  if (section === undefined)
    throw new Error(`no section ${name}; there are ${Object.keys(sections).join(', ')}`);
  const started = Date.now();
  const { figures, ok } = await section(seed);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${name} (seed ${seed}, ${seconds} s): ${ok ? 'ok' : 'FAILED'}`, figures);
  if (!ok) process.exitCode = 1;
}
