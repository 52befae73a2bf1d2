import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diskKinds, mountDisk, type TestDisk } from '../disk/test-disk.ts';
import { createRunEngineFactory } from '../engine/run-engine.ts';
import { createTestHost } from '../test-host.ts';

it.skipIf(diskKinds.length === 0).each<[string, (disk: TestDisk) => void]>([
  ['host.disk-full', (disk) => disk.leave(0)],
  ['host.disk-read-only', (disk) => disk.makeReadOnly()],
])('a data folder with %s keeps no project from opening, and that is said once', async (code, spoil) => {
  const disk = mountDisk('tmpfs', 256);
  const elsewhere = await mkdtemp(join(tmpdir(), 'kisflow-project-'));
  await mkdir(join(elsewhere, 'conf'));
  await writeFile(join(elsewhere, 'conf/a.yml'), 'kistype: func\n');
  const test = await createTestHost(createRunEngineFactory(), disk.path);
  try {
    spoil(disk);
    const window = test.open();
    const troubles: string[] = [];
    const told = window.next('app.trouble', ({ error }) => troubles.push(error.code) > 0);
    for (let time = 0; time < 3; time += 1) {
      const { projectId, trusted } = await window.call('project.open', { root: elsewhere });
      expect(trusted).toBe(time > 0);
      await window.call('project.trust', { projectId, trusted: true }).catch(() => undefined);
    }
    expect((await told).error.code).toBe(code);
    expect(await window.call('settings.get', {})).toMatchObject({ theme: 'system' });
    expect((await window.call('recent.list', {})).map(({ root }) => root)).toEqual([elsewhere]);
    expect(troubles).toEqual([code]);
  } finally {
    await test.host.close();
    disk.close();
    await rm(elsewhere, { recursive: true });
  }
});
