import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'kisflow-folder-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

it('makes a folder with those it lies in, and says which was the first', async () => {
  expect(await makeFolder(join(base, 'a/b/c'))).toBe(join(base, 'a'));
  expect((await stat(join(base, 'a/b/c'))).isDirectory()).toBe(true);
  expect(await makeFolder(join(base, 'a/b'))).toBeUndefined();
  expect(await makeFolder(join(base, 'a/d'))).toBe(join(base, 'a/d'));
});

it('makes folders that are wanted at the same time', async () => {
  await Promise.all(['x/y/1', 'x/y/2', 'x/y/1/3', 'x'].map((path) => makeFolder(join(base, path))));
  expect((await readdir(base, { recursive: true })).toSorted()).toEqual([
    'x',
    'x/y',
    'x/y/1',
    'x/y/1/3',
    'x/y/2',
  ]);
});

it.skipIf(process.platform === 'win32')('keeps a folder to its owner where that is asked for', async () => {
  await makeFolder(join(base, 'own/inner'), 0o700);
  expect((await stat(join(base, 'own'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(base, 'own/inner'))).mode & 0o777).toBe(0o700);
});

it('names the file that stands in the way', async () => {
  const file = join(base, 'file');
  await writeFile(file, '');
  for (const folder of [file, join(file, 'a'), join(file, 'a/b')])
    await expect(makeFolder(folder)).rejects.toMatchObject({
      code: 'host.not-a-folder',
      data: { params: { path: file } },
    });
});

it.skipIf(process.platform !== 'linux')('ends where the system makes no folders', async () => {
  await expect(makeFolder('/proc/nope/a')).rejects.toMatchObject({
    code: 'host.no-folder-here',
    data: { params: { why: expect.stringContaining('the folder /proc/nope cannot be made') } },
  });
});
