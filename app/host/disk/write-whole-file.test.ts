import {
  chmod,
  chown,
  type FileHandle,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from './staged-file.ts';
import { type DiskKind, diskKinds, mountDisk } from './test-disk.ts';
import { writeWholeFile } from './write-whole-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kisflow-whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writeWholeFile', () => {
  it('writes text and bytes of any size, and leaves nothing beside', async () => {
    const large = Buffer.alloc(3_000_000, '流');
    await writeWholeFile(join(folder, 'a'), '流\n');
    await writeWholeFile(join(folder, 'a'), large);
    await writeWholeFile(join(folder, 'empty'), '');
    expect(large.equals(await readFile(join(folder, 'a')))).toBe(true);
    expect(await readFile(join(folder, 'empty'), 'utf8')).toBe('');
    expect((await readdir(folder)).toSorted()).toEqual(['a', 'empty']);
  });

  it('takes a name as long as the disk allows', async () => {
    const name = 'n'.repeat(255);
    await writeWholeFile(join(folder, name), 'x');
    expect(await readdir(folder)).toEqual([name]);
  });

  it.skipIf(process.platform === 'win32')('keeps permissions, and follows a link', async () => {
    const file = join(folder, 'real');
    await writeFile(file, 'old');
    await chmod(file, 0o640);
    await symlink('real', join(folder, 'link'));
    await writeWholeFile(join(folder, 'link'), 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
    await writeWholeFile(join(folder, 'own'), 'x', { mode: 0o600 });
    expect((await stat(join(folder, 'own'))).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.getuid?.() !== 0)('keeps the owner', async () => {
    const file = join(folder, 'theirs');
    await writeFile(file, 'old');
    await chown(file, 1234, 1235);
    await writeWholeFile(file, 'new');
    expect(await stat(file)).toMatchObject({ uid: 1234, gid: 1235 });
  });

  it.each<[string, Disk]>([
    ['takes less than it is given and says nothing', failing(writesHalf)],
    ['fails when it flushes', failing(flushFails)],
    ['fails when the file is closed', failing(closeFails)],
    ['refuses the new name', { open, rename: () => Promise.reject(systemError('EACCES')) }],
  ])('keeps the old file where the disk %s', async (_what, disk) => {
    const file = join(folder, 'a.yml');
    await writeFile(file, 'old');
    await expect(writeWholeFile(file, 'new text', { disk })).rejects.toThrow(/^E[A-Z]+/);
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.yml']);
  });
});

describe.each<DiskKind>(['tmpfs', 'ext4'])('on a nearly full %s', (kind) => {
  it.skipIf(!diskKinds.includes(kind))('there is the whole new file or the whole old one', async () => {
    const disk = mountDisk(kind, 512);
    try {
      const file = join(disk.path, 'a.yml');
      const old = 'old\n'.repeat(5_000);
      const outcomes = new Set<string>();
      for (let free = 0; free <= 80; free += 4) {
        await rm(join(disk.path, 'filler'), { force: true });
        await writeFile(file, old);
        disk.leave(free);
        const text = 'new!\n'.repeat(9_000);
        const code = await writeWholeFile(file, text).then(
          () => 'written',
          (thrown: NodeJS.ErrnoException) => thrown.code ?? 'no code',
        );
        expect(await readFile(file, 'utf8')).toBe(code === 'written' ? text : old);
        expect((await readdir(disk.path)).filter((name) => name.startsWith('.'))).toEqual([]);
        outcomes.add(code);
      }
      expect([...outcomes].toSorted()).toEqual(['ENOSPC', 'written']);
    } finally {
      disk.close();
    }
  });
});

/** A disk whose open files behave otherwise in one method. */
function failing(spoil: (file: FileHandle) => Partial<FileHandle>): Disk {
  return {
    rename,
    async open(path, flags, mode) {
      const file = await open(path, flags, mode);
      return Object.assign(file, spoil(file));
    },
  };
}

function writesHalf(file: FileHandle): Partial<FileHandle> {
  const write = file.writeFile.bind(file);
  return {
    writeFile: (content) => write(typeof content === 'string' ? content : Buffer.from('half')),
  };
}

function flushFails(): Partial<FileHandle> {
  return { sync: () => Promise.reject(systemError('EIO')) };
}

function closeFails(file: FileHandle): Partial<FileHandle> {
  const close = file.close.bind(file);
  return { close: () => close().then(() => Promise.reject(systemError('EDQUOT'))) };
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
