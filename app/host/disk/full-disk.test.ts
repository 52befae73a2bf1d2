import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostContract } from '../../../core/contract/host-contract.ts';
import type { Caller } from '../../../core/contract/peer.ts';
import { runCommand } from '../../cli/test-terminal.ts';
import { createRunEngineFactory } from '../engine/run-engine.ts';
import { hashOf } from '../project/text-file.ts';
import { createTestHost, type TestHost } from '../test-host.ts';
import { type DiskKind, diskKinds, mountDisk, type TestDisk } from './test-disk.ts';

const example = join(import.meta.dirname, '../../../examples/student-scores');
const flow = 'conf/flow/flow-CalStuAvgScore.yml';
const large = `# ${'many words '.repeat(20_000)}\n`;

describe.skipIf(diskKinds.length === 0).each<DiskKind>([...diskKinds])('on a full %s', (kind) => {
  let disk: TestDisk;
  let test: TestHost;
  let root = '';
  let projectId = '';
  let call: Caller<HostContract>['call'];
  beforeEach(async () => {
    disk = mountDisk(kind, 2048);
    test = await createTestHost(createRunEngineFactory(), disk.path);
    root = join(test.folder, 'project');
    await cp(example, root, { recursive: true });
    await mkdir(join(test.folder, 'examples'));
    await cp(example, join(test.folder, 'examples/scores'), { recursive: true });
    ({ call } = test.open());
    ({ projectId } = await call('project.open', { root }));
    await call('settings.set', { theme: 'dark' });
    await call('project.keepRecovery', { projectId, changes: [{ path: 'a', text: 'a', baseHash: null }] });
    await call('export.write', { folder: join(test.folder, 'to'), files: exported('old') });
  });
  afterEach(async () => {
    await test.close();
    disk.close();
  });

  const exported = (text: string) =>
    ['a', 'b', 'c'].map((name) => ({ path: `${name}.yml`, text: `${name} ${text}\n` }));

  it.each<[string, number, () => Promise<unknown>]>([
    ['save', 4, save],
    ['settings', 0, () => call('settings.set', { language: 'zh-CN' })],
    ['trust', 0, () => call('project.trust', { projectId, trusted: true })],
    [
      'recovery copy',
      4,
      () =>
        call('project.keepRecovery', { projectId, changes: [{ path: 'a', text: large, baseHash: null }] }),
    ],
    ['export', 4, () => call('export.write', { folder: join(test.folder, 'to'), files: exported(large) })],
    [
      'upload',
      4,
      () => call('samples.upload', { projectId, path: 'samples/a.jsonl', step: 'start', text: large }),
    ],
    ['example', 0, () => call('example.open', { id: 'scores' })],
    [
      'new project',
      0,
      () => call('project.create', { parent: test.folder, name: 'new', template: 'scores' }),
    ],
  ])('%s says so and leaves every file as it was', async (_what, free, act) => {
    disk.leave(free);
    const before = await textsOf(test.folder);
    await expect(act()).rejects.toMatchObject({ code: 'host.disk-full' });
    expect(await textsOf(test.folder)).toEqual(before);
  });

  it.each<[string, (to: string) => string[]]>([
    ['fmt', () => ['fmt', root]],
    ['export', (to) => ['export', root, to, '--force']],
  ])('the command %s says so and leaves every file as it was', async (_what, args) => {
    const text = `kistype: func\nfname: Big\nfmode: Calculate\nsource:\n      name: x\n${large}`;
    const changes = [{ path: 'conf/func/func-Big.yml', text, baseHash: null }];
    await call('project.save', { projectId, changes });
    disk.leave(0);
    const before = await textsOf(test.folder);
    const { code, error } = await runCommand(args(join(test.folder, 'to')));
    expect(error).toContain('the disk is full [host.disk-full]');
    expect(code).toBe(1);
    expect(await textsOf(test.folder)).toEqual(before);
  });

  it('the rows of --out keep the name that tells they are not whole', async () => {
    disk.leave(0);
    const { code, error } = await runCommand([
      'run',
      root,
      '--rows',
      rowFile(),
      '--out',
      join(test.folder, 'out'),
    ]);
    expect([code, error]).toEqual([1, expect.stringContaining('[host.disk-full]')]);
  });

  async function save(): Promise<unknown> {
    const { failed } = await call('project.save', {
      projectId,
      changes: [{ path: flow, text: large, baseHash: hashOf(await readFile(join(root, flow))) }],
    });
    throw Object.assign(new Error('failed'), failed[0]?.error);
  }

  function rowFile(): string {
    return join(example, 'samples/CalStuAvgScore.jsonl');
  }
});

/** Every file below a folder with its text. */
async function textsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.toSorted().map(async (path) => [path, await readFile(path, 'utf8')]));
  return Object.fromEntries(texts);
}
