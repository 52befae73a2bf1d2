import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileChange, saveFiles } from './save-files.ts';
import { hashOf } from './text-file.ts';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-save-')));
  await mkdir(join(root, 'conf'));
  await writeFile(join(root, 'conf/a.yml'), 'old');
});
afterEach(() => rm(root, { recursive: true }));

const save = (...changes: FileChange[]) => saveFiles(root, changes, () => undefined);
const read = (path: string) => readFile(join(root, path), 'utf8');
const change = (path: string, text: string | null, base: string | null): FileChange => ({
  path,
  text,
  baseHash: base === null ? null : hashOf(base),
});

describe('saveFiles', () => {
  it('writes, makes and deletes files', async () => {
    await writeFile(join(root, 'conf/b.yml'), 'gone soon');
    const result = await save(
      change('conf/a.yml', 'new', 'old'),
      change('functions/深/F.ts', 'made', null),
      change('conf/b.yml', null, 'gone soon'),
    );
    expect(result).toMatchObject({ conflicts: [], failed: [] });
    expect(result.saved).toContainEqual({ path: 'conf/a.yml', hash: hashOf('new') });
    expect(result.saved).toContainEqual({ path: 'conf/b.yml', hash: null });
    expect(await read('conf/a.yml')).toBe('new');
    expect(await read('functions/深/F.ts')).toBe('made');
    expect(await readdir(join(root, 'conf'))).toEqual(['a.yml']);
  });

  it('says that the folder is gone, and makes it anew only when that is asked for', async () => {
    await rm(root, { recursive: true });
    const edit = change('conf/a.yml', 'mine', 'old');
    const result = await save(edit);
    expect(result).toMatchObject({ saved: [], conflicts: [] });
    expect(result.failed).toMatchObject([
      { path: 'conf/a.yml', error: { code: 'host.folder-gone', params: { root } } },
    ]);
    await expect(stat(root)).rejects.toThrow('ENOENT');
    const made = change('conf/a.yml', 'mine', null);
    const again = await saveFiles(root, [made], () => undefined, { recreate: true });
    expect(again).toMatchObject({ saved: [{ path: 'conf/a.yml' }], conflicts: [], failed: [] });
    expect(await read('conf/a.yml')).toBe('mine');
  });

  it('never overwrites what changed on disk, and saves the rest', async () => {
    await writeFile(join(root, 'conf/a.yml'), 'by another hand');
    const result = await save(change('conf/a.yml', 'mine', 'old'), change('conf/c.yml', 'c', null));
    expect(result.conflicts).toEqual([
      { path: 'conf/a.yml', diskText: 'by another hand', diskHash: hashOf('by another hand') },
    ]);
    expect(await read('conf/a.yml')).toBe('by another hand');
    expect(result.saved).toEqual([{ path: 'conf/c.yml', hash: hashOf('c') }]);
  });

  it.each<[string, FileChange, string | null]>([
    ['a file that was deleted meanwhile', change('conf/gone.yml', 'mine', 'was here'), null],
    ['a new file whose name was taken meanwhile', change('conf/a.yml', 'mine', null), 'old'],
    ['a deletion of a file that changed', change('conf/a.yml', null, 'older'), 'old'],
  ])('reports %s as a conflict', async (_title, conflicting, diskText) => {
    expect((await save(conflicting)).conflicts).toMatchObject([{ path: conflicting.path, diskText }]);
  });

  it('has no conflict where disk and edit agree', async () => {
    const result = await save(
      change('conf/a.yml', 'old', 'older'),
      change('conf/gone.yml', null, 'was here'),
    );
    expect(result).toMatchObject({ conflicts: [], failed: [] });
    expect(result.saved).toHaveLength(2);
  });

  it('refuses names that not every system can hold, and paths that lead outside', async () => {
    await symlink('/tmp', join(root, 'tmp'));
    const { failed } = await save(
      change('functions/aux.ts', '', null),
      change('functions/a:b.ts', '', null),
      change('../escaped.ts', '', null),
      change('tmp/escaped.ts', '', null),
    );
    expect(Object.fromEntries(failed.map(({ path, error }) => [path, error.code]))).toEqual({
      'functions/aux.ts': 'host.unsafe-name',
      'functions/a:b.ts': 'host.unsafe-name',
      '../escaped.ts': 'host.bad-path',
      'tmp/escaped.ts': 'host.link-outside',
    });
  });

  it('says why a file could not be written, and leaves nothing half-written', async () => {
    await writeFile(join(root, 'functions'), 'a file where a folder should be');
    const { failed, saved } = await save(
      change('functions/F.ts', 'x', null),
      change('conf/a.yml', 'new', 'old'),
    );
    expect(failed.map(({ path }) => path)).toEqual(['functions/F.ts']);
    expect(saved.map(({ path }) => path)).toEqual(['conf/a.yml']);
    expect((await readdir(root)).sort()).toEqual(['conf', 'functions']);
  });

  it('keeps the permissions of a file', async () => {
    await chmod(join(root, 'conf/a.yml'), 0o640);
    await save(change('conf/a.yml', 'new', 'old'));
    expect((await stat(join(root, 'conf/a.yml'))).mode & 0o777).toBe(0o640);
  });

  it('renames a file to another case of its name', async () => {
    await save(change('conf/a.yml', null, 'old'), change('conf/A.yml', 'old', null));
    expect(await readdir(join(root, 'conf'))).toEqual(['A.yml']);
  });
});
