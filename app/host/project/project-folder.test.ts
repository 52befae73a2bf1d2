import { mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProjectFolder, type FileEvent } from './project-folder.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-folder-')));
  await mkdir(join(root, 'conf'));
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(root, 'conf', name), text);

test('what others do between the reading and the watching is told to all who look, and nothing else', async () => {
  for (const name of ['changed.yml', 'gone.yml', 'same.yml']) await write(name, 'kistype: flow\n');
  const folder = createProjectFolder(root, 'standard');
  const told: FileEvent[][] = [];
  const look = () =>
    folder.join({
      onChange: (changes) => told.push(changes),
      onGone: () => undefined,
      isPresent: () => true,
    });
  const viewers = [await look(), await look()];
  await write('changed.yml', 'kistype: func\n');
  await write('new.yml', 'kistype: conn\n');
  await rm(join(root, 'conf', 'gone.yml'));
  // Put there with its old times, as a copy may be.
  await utimes(join(root, 'conf', 'new.yml'), 1, 1);
  await folder.watch();
  expect(told).toHaveLength(2);
  for (const changes of told)
    expect(new Map(changes.map(({ path, text }) => [path, text]))).toEqual(
      new Map([
        ['conf/changed.yml', 'kistype: func\n'],
        ['conf/gone.yml', null],
        ['conf/new.yml', 'kistype: conn\n'],
      ]),
    );
  for (const { viewer } of viewers) await folder.leave(viewer);
});
