import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { identityText, thisProcess } from '../disk/process-identity.ts';
import { diskKinds, mountDisk } from '../disk/test-disk.ts';
import { createJsonFile } from './json-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kisflow-json-'));
});
afterEach(() => rm(folder, { recursive: true }));

const words = z.array(z.string());
const open = (path: string, troubles: string[] = []) =>
  createJsonFile(path, words, [], (error) => troubles.push(error.code));

describe('a JSON file', () => {
  it('loses no entry when several processes add to it', async () => {
    const path = join(folder, 'words.json');
    const script = `
      import * as z from 'zod';
      import { createJsonFile } from ${JSON.stringify(join(import.meta.dirname, 'json-file.ts'))};
      const [path, name] = process.argv.slice(1);
      const file = createJsonFile(path, z.array(z.string()), [], (error) => { throw error; });
      for (let index = 0; index < 20; index += 1) await file.update((words) => [...words, name + index]);`;
    const names = ['a', 'b', 'c'];
    const children = names.map((name) =>
      spawn(process.execPath, ['--input-type=module', '-e', script, path, name], {
        stdio: 'inherit',
        cwd: import.meta.dirname,
      }),
    );
    const ended = await Promise.all(children.map((child) => once(child, 'exit')));
    expect(ended.map(([code]) => code)).toEqual([0, 0, 0]);
    const all = names.flatMap((name) => Array.from({ length: 20 }, (_, index) => `${name}${index}`));
    expect((await open(path).read()).toSorted()).toEqual(all.toSorted());
    expect(await readdir(folder)).toEqual(['words.json']);
  });

  it('is not held up by a process that was killed while it wrote', async () => {
    const path = join(folder, 'words.json');
    await writeFile(`${path}.lock`, `${identityText({ ...thisProcess, start: 'l1x0' })} 1`);
    await open(path).update((before) => [...before, 'a']);
    expect(await open(path).read()).toEqual(['a']);
    expect(await readdir(folder)).toEqual(['words.json']);
  });

  it('that can not be read is never replaced; what was changed holds meanwhile', async () => {
    const path = join(folder, 'words.json');
    await mkdir(path);
    const troubles: string[] = [];
    const file = open(path, troubles);
    expect(await file.read()).toEqual([]);
    expect(troubles).toHaveLength(1);
    await expect(file.update((before) => [...before, 'a'])).rejects.toThrow(path);
    expect(await file.read()).toEqual(['a']);
    await rm(path, { recursive: true });
    expect(await file.update((before) => [...before, 'b'])).toEqual(['a', 'b']);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(['a', 'b']);
  });

  it.skipIf(diskKinds.length === 0)('on a disk without room or for reading only says which', async () => {
    const disk = mountDisk('tmpfs', 256);
    try {
      const file = open(join(disk.path, 'words.json'));
      await file.update(() => ['old']);
      disk.leave(0);
      await expect(file.update(() => ['x'.repeat(9_000)])).rejects.toMatchObject({ code: 'host.disk-full' });
      disk.makeReadOnly();
      await expect(file.update(() => ['new'])).rejects.toMatchObject({ code: 'host.disk-read-only' });
      expect(await file.read()).toEqual(['new']);
      expect(await open(join(disk.path, 'words.json')).read()).toEqual(['old']);
    } finally {
      disk.close();
    }
  });
});
