import { attackGroups } from '../../e2e/attacks/attack-project.ts';
import { openTargets } from '../../e2e/attacks/attack-targets.ts';
import { attacks } from '../../e2e/attacks/attacks.ts';
import { attackCommand } from '../../e2e/attacks/command-attacks.ts';
import { runStopCampaign, type StopFigures } from '../../e2e/attacks/stop-campaign.ts';
import { stopKinds } from '../../e2e/attacks/stop-kinds.ts';

const stops = Number(process.env['STOPS'] ?? 100);
const rounds = 3;

/** Stop in every kind of run, 100 times each; STOPS asks for another number, KINDS for some kinds only. */
export async function soakStops(): Promise<{ figures: object; ok: boolean }> {
  const wanted = process.env['KINDS']?.split(',');
  const figures: Record<string, StopFigures> = {};
  for (const kind of stopKinds.filter(({ name }) => wanted?.includes(name) ?? true)) {
    figures[kind.name] = await runStopCampaign(kind, stops);
    console.log(`  ${kind.name}:`, figures[kind.name]);
  }
  const ok = Object.values(figures).every(
    ({ asked, withinASecond, nextRuns }) => withinASecond === asked && nextRuns === asked,
  );
  return { figures, ok };
}

/** Every attack on the command line, three times. */
export async function soakAttacks(): Promise<{ figures: object; ok: boolean }> {
  const targets = await openTargets();
  const groups = attackGroups(attacks, targets.of('nowhere'));
  const out: string[] = [];
  let ended = 0;
  try {
    for (let round = 0; round < rounds; round++)
      for (const [index, group] of groups.entries()) {
        const { hits, isHostAlive } = await attackCommand(group, targets, `project-${round}-${index}`);
        out.push(...hits.map((hit) => `${group.map(({ name }) => name).join(', ')}: ${hit}`));
        if (!isHostAlive) ended++;
      }
  } finally {
    await targets.close();
  }
  const figures = { attacks: attacks.length * rounds, out, hostsEnded: ended };
  return { figures, ok: out.length === 0 && ended === 0 };
}
