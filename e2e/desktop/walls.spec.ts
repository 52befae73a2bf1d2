import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, inject } from 'vitest';
import { attackFiles } from '../attacks/attack-project.ts';
import { openTargets } from '../attacks/attack-targets.ts';
import { oneOfEach, onHost } from '../attacks/one-of-each.ts';
import { type DesktopStudio, test } from './studio.ts';

const targets = await openTargets();
afterAll(() => targets.close());

describe.skipIf(inject('electron') === null)('code on the desktop', () => {
  test('gets nowhere, one attack of each kind', async ({ start }) => {
    const studio = await start('example');
    await makeAttack(studio, oneOfEach);
    await studio.run();
    await studio.trust();
    await studio.shows('AvgStuScore', /2\s*→\s*\d/);
    expect(targets.hits((await studio.page.locator('body').textContent()) ?? '')).toEqual([]);
    expect(await studio.engines()).toHaveLength(1);
  });

  test('that attacks the app itself ends its engine only', async ({ start }) => {
    const studio = await start('example');
    await makeAttack(studio, onHost);
    await studio.run();
    await studio.trust();
    await studio.see('Engine crashed');
    expect(await studio.windowTitles()).toHaveLength(1);
  });

  test('that never ends loading is stopped', async ({ start }) => {
    const studio = await start('example');
    await writeFile(
      join(studio.root, 'functions', 'AvgStuScore.ts'),
      'for (;;);\nexport default () => {};\n',
    );
    await studio.run();
    await studio.trust();
    await studio.button(/^Stop/).first().click();
    await studio.see('Stopped by you before the first function');
    await expect.poll(() => studio.button(/^Run/).first().isEnabled()).toBe(true);
  });
});

/** The example's first function tries the attacks, one after the other. */
async function makeAttack(studio: DesktopStudio, attacks: typeof oneOfEach): Promise<void> {
  const files = Object.entries(attackFiles(attacks, targets.of('desktop')));
  const bodies = files.filter(([path]) => path.startsWith('functions/')).map(([, code]) => code);
  const tries = bodies.map((_, index) => `await Try${index}(ctx, flow, rows);`).join('\n  ');
  const code = `${bodies.join('\n').replaceAll('export default ', '')}
export default async function AvgStuScore(ctx, flow, rows) {
  ${tries}
}
`;
  await writeFile(join(studio.root, 'functions', 'AvgStuScore.ts'), code);
}
