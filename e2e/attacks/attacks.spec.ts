import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attack, attackKinds } from './attack.ts';
import { attackGroups } from './attack-project.ts';
import { type AttackTargets, openTargets } from './attack-targets.ts';
import { attacks } from './attacks.ts';
import { attackCommand } from './command-attacks.ts';

const nowhere = {
  root: '',
  secretFile: '',
  markerFile: '',
  tcpPort: 0,
  udpPort: 0,
  socketPath: '',
  engineFolder: '',
};
const groups = attackGroups(attacks, nowhere);

let targets: AttackTargets;
beforeAll(async () => {
  targets = await openTargets();
});
afterAll(() => targets.close());

describe('an attack on the command line', () => {
  it.each(groups.map((group, index) => ({ title: titleOf(group), group, index })))(
    'gets nowhere: $title',
    { timeout: 60_000 },
    async ({ group, index }) => {
      const { results, hits, isHostAlive } = await attackCommand(group, targets, `project-${index}`);
      expect({ hits, isHostAlive }).toEqual({ hits: [], isHostAlive: true });
      if (group.length > 1) expect(results).toHaveLength(group.length);
    },
  );
});

describe('the list of attacks', () => {
  it('has each of its kinds, and no name twice', () => {
    expect(new Set(attacks.map(({ kind }) => kind))).toEqual(new Set(attackKinds));
    const names = attacks.map(({ kind, name }) => `${kind}: ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('whoever watches', () => {
  it('notices what gets out', async () => {
    const { tcpPort, secretFile } = targets.of('watched');
    const answered = await fetch(`http://127.0.0.1:${tcpPort}/`).catch(() => 'cut');
    expect([answered, targets.hits(`${readFileSync(secretFile, 'utf8')}{"result":"OUT fs"}`)]).toEqual([
      'cut',
      ['a connection', 'the secret came out', 'OUT fs'],
    ]);
  });
});

function titleOf([first, ...more]: readonly Attack[]): string {
  return `${first?.kind}, ${first?.name}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
