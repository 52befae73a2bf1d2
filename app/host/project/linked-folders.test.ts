import { lstat, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutOf } from './project-files.ts';
import { createProjectFolder, type FileEvent } from './project-folder.ts';
import { readProject } from './read-project.ts';
import { saveFiles } from './save-files.ts';

let parent: string;
let root: string;
beforeEach(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-links-')));
  root = join(parent, 'project');
  await mkdir(root);
});
afterEach(() => rm(parent, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(parent, path, '..'), { recursive: true });
  await writeFile(join(parent, path), text);
}
const link = (target: string, path: string) => symlink(target, join(root, path));
const change = (path: string, text: string, baseHash: string | null) => ({ path, text, baseHash });
async function readAll() {
  const { files, unreadable } = await readProject(root, await layoutOf(root));
  return {
    files,
    paths: files.map(({ path }) => path),
    unreadable: unreadable.map(({ path, error }) => [path, error.code]),
  };
}

test('a linked conf/ within the project is the project’s: read, saved where it is, and the link stays', async () => {
  await write('project/deploy/prod/flow.yml', 'kistype: flow\n');
  await link('deploy/prod', 'conf');
  const { files, paths, unreadable } = await readAll();
  expect([paths, unreadable]).toEqual([['conf/flow.yml'], []]);
  const changes = [
    change('conf/flow.yml', 'kistype: flow # edited\n', files[0]?.hash ?? null),
    change('conf/func/new.yml', 'kistype: func\n', null),
  ];
  expect((await saveFiles(root, changes, () => undefined)).failed).toEqual([]);
  expect(await readFile(join(root, 'deploy/prod/flow.yml'), 'utf8')).toBe('kistype: flow # edited\n');
  expect(await readFile(join(root, 'deploy/prod/func/new.yml'), 'utf8')).toBe('kistype: func\n');
  expect((await lstat(join(root, 'conf'))).isSymbolicLink()).toBe(true);
});

test('a linked file is saved where it is, and the link stays', async () => {
  await write('project/shared/flow.yml', 'kistype: flow\n');
  await mkdir(join(root, 'conf'));
  await link('../shared/flow.yml', 'conf/flow.yml');
  const { files } = await readAll();
  await saveFiles(root, [change('conf/flow.yml', 'edited', files[0]?.hash ?? null)], () => undefined);
  expect(await readFile(join(root, 'shared/flow.yml'), 'utf8')).toBe('edited');
  expect((await lstat(join(root, 'conf/flow.yml'))).isSymbolicLink()).toBe(true);
});

test.each(['conf', 'functions', 'connectors', 'samples'])(
  'a linked %s/ that leads out of the project is named, not read, and nothing is written there',
  async (folder) => {
    await write('elsewhere/a.yml', 'kistype: flow\n');
    await write('elsewhere/a.ts', '');
    if (folder !== 'conf') await mkdir(join(root, 'conf'));
    await link('../elsewhere', folder);
    expect(await readAll()).toMatchObject({ paths: [], unreadable: [[folder, 'host.link-outside']] });
    const { failed } = await saveFiles(root, [change(`${folder}/new.yml`, 'x', null)], () => undefined);
    expect(failed).toMatchObject([{ error: { code: 'host.link-outside' } }]);
    await expect(lstat(join(parent, 'elsewhere/new.yml'))).rejects.toThrow();
  },
);

test('links to nothing, to themselves, in circles and to linked folders are told, and end', async () => {
  await mkdir(join(root, 'conf'));
  await write('project/more/b.yml', 'kistype: func\n');
  await link('nothing', 'functions');
  await link('samples', 'samples');
  await link('..', 'conf/circle');
  await link('../more', 'conf/more');
  await link('self.yml', 'conf/self.yml');
  expect(await readAll()).toMatchObject({
    paths: [],
    unreadable: [
      ['conf/circle', 'host.link-folder'],
      ['conf/more', 'host.link-folder'],
      ['conf/self.yml', 'host.link-broken'],
      ['functions', 'host.link-broken'],
      ['samples', 'host.link-broken'],
    ],
  });
  await rm(join(root, 'conf'), { recursive: true });
  await link('.', 'conf');
  expect((await readAll()).unreadable).toContainEqual(['conf/conf', 'host.link-folder']);
});

test('nothing is written through a link into a tool’s folder', async () => {
  await mkdir(join(root, '.git'));
  await link('.git', 'conf');
  const { failed } = await saveFiles(root, [change('conf/hooks.yml', 'x', null)], () => undefined);
  expect(failed).toMatchObject([{ error: { code: 'host.protected-path' } }]);
});

test('what others do in a linked folder is seen', async () => {
  await write('project/deploy/flow.yml', 'kistype: flow\n');
  await link('deploy', 'conf');
  const folder = createProjectFolder(root, await layoutOf(root));
  const { promise, resolve } = Promise.withResolvers<FileEvent[]>();
  const { viewer } = await folder.join({ onChange: resolve, onGone: () => undefined, isPresent: () => true });
  await folder.watch();
  await write('project/deploy/flow.yml', 'kistype: flow # by another\n');
  expect(await promise).toMatchObject([{ path: 'conf/flow.yml', text: 'kistype: flow # by another\n' }]);
  await folder.leave(viewer);
});
