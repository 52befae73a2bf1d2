import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTemporaryName } from '../disk/temporary-name.ts';
import { layoutOf } from './project-files.ts';
import { readProject } from './read-project.ts';
import { hashOf } from './text-file.ts';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-read-')));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}
const readAll = async () => readProject(root, await layoutOf(root));
const pathsOf = (files: readonly { path: string }[]) => files.map((file) => file.path);

describe('readProject', () => {
  it('names a tool’s folder in conf/ whose YAML KisFlow would read', async () => {
    await write({
      'conf/flow-1.yml': 'a',
      'conf/node_modules/package/ci.yml': 'b',
      'conf/.git/HEAD': 'c',
      'functions/node_modules/x.yml': 'd',
    });
    const { files, unreadable } = await readAll();
    expect(pathsOf(files)).toEqual(['conf/flow-1.yml']);
    expect(unreadable).toMatchObject([{ path: 'conf/node_modules', error: { code: 'host.tool-folder' } }]);
  });

  it('reads YAML whose name KisFlow passes over, so that a rule tells it', async () => {
    await write({ 'conf/flow-1.YML': 'kistype: flow\n' });
    expect(pathsOf((await readAll()).files)).toEqual(['conf/flow-1.YML']);
    await rm(join(root, 'conf'), { recursive: true });
    await write({ 'any/flow-1.Yaml': 'kistype: flow\n' });
    expect(pathsOf((await readAll()).files)).toEqual(['any/flow-1.Yaml']);
  });

  // Who may do everything may read everything.
  it.skipIf(process.getuid?.() === 0)('names a folder that may not be read', async () => {
    await write({ 'conf/flow/flow-1.yml': 'a', 'conf/func/func-1.yml': 'b' });
    await chmod(join(root, 'conf/func'), 0);
    try {
      const { files, unreadable } = await readAll();
      expect(pathsOf(files)).toEqual(['conf/flow/flow-1.yml']);
      expect(unreadable).toMatchObject([{ path: 'conf/func', error: { code: 'host.no-permission' } }]);
    } finally {
      await chmod(join(root, 'conf/func'), 0o700);
    }
  });

  it('reads what belongs to a project and nothing else', async () => {
    await write({
      'conf/flow/deep/flow-1.yml': 'a',
      'conf/.hidden.yaml': 'b',
      'conf/notes.txt': '-',
      'functions/F.ts': 'c',
      'functions/.DS_Store': '-',
      'functions/node_modules/x/index.js': '-',
      'connectors/C.js': 'd',
      'samples/F.jsonl': '{}\n',
      [`samples/${newTemporaryName()}`]: 'being written',
      [`conf/flow/${newTemporaryName()}`]: 'being written',
      'studio.json': '{}',
      'README.md': '-',
      '.git/config': '-',
      '.studio/history.jsonl': '-',
      'other/flow.yml': 'kistype: flow',
    });
    const { files, largeFiles, unreadable } = await readAll();
    expect(pathsOf(files)).toEqual([
      'conf/.hidden.yaml',
      'conf/flow/deep/flow-1.yml',
      'connectors/C.js',
      'functions/F.ts',
      'samples/F.jsonl',
      'studio.json',
    ]);
    expect(files[0]).toEqual({ path: 'conf/.hidden.yaml', text: 'b', hash: hashOf('b') });
    expect([...largeFiles, ...unreadable]).toEqual([]);
  });

  it('takes KisFlow YAML from anywhere when there is no conf folder', async () => {
    await write({
      'a.yml': '# a flow\nkistype: flow\n',
      'deep/er/b.yaml': '"kistype": conn\n',
      'docker-compose.yml': 'services: {}\n',
      '.cache/c.yml': 'kistype: flow\n',
      'functions/F.ts': '',
    });
    expect(pathsOf((await readAll()).files)).toEqual(['a.yml', 'deep/er/b.yaml', 'functions/F.ts']);
  });

  it('names files that are too large or not text, and reads the others', async () => {
    await write({
      'conf/a.yml': 'kistype: flow',
      'conf/binary.yml': new Uint8Array([0x6b, 0, 1, 2]),
      'conf/latin1.yml': new Uint8Array([0x6b, 0xe9, 0x3a]),
      'functions/huge.ts': 'x'.repeat(9 * 1024 * 1024),
      'samples/big.jsonl': '{}\n'.repeat(1_500_000),
      'samples/picture.csv': new Uint8Array([0xff, 0xd8, 0]),
    });
    const { files, largeFiles, unreadable } = await readAll();
    // Text with characters that YAML refuses is told by the linter, with its line.
    expect(pathsOf(files)).toEqual(['conf/a.yml', 'conf/binary.yml']);
    expect(largeFiles).toEqual([
      { path: 'samples/big.jsonl', bytes: 4_500_000 },
      { path: 'samples/picture.csv', bytes: 3 },
    ]);
    expect(unreadable.map(({ path, error }) => [path, error.code])).toEqual([
      ['conf/latin1.yml', 'host.not-text'],
      ['functions/huge.ts', 'host.file-too-large'],
    ]);
  });

  it('keeps byte order marks and line ends as they are', async () => {
    const text = '\uFEFFkistype: flow\r\nstatus: 1';
    await write({ 'conf/a.yml': text });
    expect((await readAll()).files).toEqual([{ path: 'conf/a.yml', text, hash: hashOf(text) }]);
  });

  it('tells of folders that the import would take for files', async () => {
    await write({ 'conf/a.yml': 'a', 'conf/deep/x.yml/notes.txt': '-', 'functions/y.yml/F.ts': '' });
    await mkdir(join(root, 'conf/empty.yaml'));
    await symlink('deep', join(root, 'conf/link.yml'));
    const { files, unreadable } = await readAll();
    expect(pathsOf(files)).toEqual(['conf/a.yml', 'functions/y.yml/F.ts']);
    expect(unreadable.map(({ path, error }) => [path, error.code])).toEqual(
      ['conf/deep/x.yml', 'conf/empty.yaml', 'conf/link.yml'].map((path) => [
        path,
        'host.folder-named-as-file',
      ]),
    );
  });

  it('follows links to files inside the root only, and waits for no pipe', async () => {
    await write({ 'conf/a.yml': 'a', 'functions/x.ts': '' });
    await symlink('a.yml', join(root, 'conf/same.yml'));
    await symlink('/etc/hostname', join(root, 'conf/out.yml'));
    await symlink('..', join(root, 'conf/loop'));
    await symlink('gone.yml', join(root, 'conf/dangling.yml'));
    if (process.platform !== 'win32') execFileSync('/usr/bin/mkfifo', [join(root, 'functions/pipe.ts')]);
    const { files, unreadable } = await readAll();
    expect(pathsOf(files)).toEqual(['conf/a.yml', 'conf/same.yml', 'functions/x.ts']);
    expect(unreadable.map(({ path, error }) => [path, error.code])).toEqual([
      ['conf/dangling.yml', 'host.link-broken'],
      ['conf/loop', 'host.link-folder'],
      ['conf/out.yml', 'host.link-outside'],
    ]);
  });
});
