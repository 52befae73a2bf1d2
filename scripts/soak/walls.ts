import { attackGroups } from '../../e2e/attacks/attack-project.ts';
import { openTargets } from '../../e2e/attacks/attack-targets.ts';
import { attacks } from '../../e2e/attacks/attacks.ts';
import { attackCommand } from '../../e2e/attacks/command-attacks.ts';
import { runStopCampaign, type StopFigures } from '../../e2e/attacks/stop-campaign.ts';
import { stopKinds } from '../../e2e/attacks/stop-kinds.ts';
import { attackWebHost } from '../../e2e/attacks/web-attacks.ts';
import { openWebHost } from '../../e2e/attacks/web-host.ts';
import { runWebStops } from '../../e2e/attacks/web-stops.ts';

const stops = Number(process.env['STOPS'] ?? 100);
const rounds = 3;

/**
 * Stop in every kind of run, 100 times each, asked of the engine's supervisor and of the web host as a window does; STOPS asks for
 * another number, KINDS for some kinds only, HOSTS for one of `engine` and `web`.
 */
export async function soakStops(): Promise<{ figures: object; ok: boolean }> {
  const wanted = process.env['KINDS']?.split(',');
  const figures: Record<string, StopFigures> = {};
  const hosts = Object.entries({ engine: runStopCampaign, web: runWebStops });
  const wantedHosts = process.env['HOSTS']?.split(',');
  for (const [host, stop] of hosts.filter(([name]) => wantedHosts?.includes(name) ?? true))
    for (const kind of stopKinds.filter(({ name }) => wanted?.includes(name) ?? true)) {
      const name = `${kind.name} (${host})`;
      figures[name] = await stop(kind, stops);
      console.log(`  ${name}:`, figures[name]);
    }
  const ok = Object.values(figures).every(
    ({ asked, withinASecond, nextRuns }) => withinASecond === asked && nextRuns === asked,
  );
  return { figures, ok };
}

/** Every attack on the command line and in the web host, three times. */
export async function soakAttacks(): Promise<{ figures: object; ok: boolean }> {
  const targets = await openTargets();
  const groups = attackGroups(attacks, targets.of('nowhere'));
  const out: string[] = [];
  const ended: string[] = [];
  const web = await openWebHost(targets.env);
  try {
    for (let round = 0; round < rounds; round++)
      for (const [index, group] of groups.entries()) {
        const name = `${round}-${index}`;
        for (const [host, { hits, isHostAlive }] of [
          ['command', await attackCommand(group, targets, `command-${name}`)],
          ['web', await attackWebHost(web, group, targets, `web-${name}`)],
        ] as const) {
          const names = `${host}: ${group.map((one) => one.name).join(', ')}`;
          out.push(...hits.map((hit) => `${names}: ${hit}`));
          if (!isHostAlive) ended.push(names);
        }
      }
  } finally {
    await web.close();
    await targets.close();
  }
  const figures = { attacks: attacks.length * rounds * 2, out, hostsEnded: ended };
  return { figures, ok: out.length === 0 && ended.length === 0 };
}
