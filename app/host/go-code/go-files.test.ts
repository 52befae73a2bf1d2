import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readGoFiles } from '../../go-code/read-go-files.ts';
import { goFileText, readGoFolder } from './go-files.ts';

let outside: string;
let root: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'go-in-'));
  root = join(outside, 'project');
  await mkdir(root);
});
afterEach(async () => {
  await rm(outside, { recursive: true, force: true });
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
const go = (name: string) =>
  `package x\n\nimport "github.com/aceld/kis-flow/kis"\n\nfunc init() { kis.Pool().FaaS("${name}", f) }\n`;
const never = async () => false;
const always = async () => true;

test('reads what Go would build, and follows no link', async () => {
  await put('main.go', go('Main'));
  await put('internal/deep/x.go', go('Deep'));
  for (const path of ['vendor/v/v.go', 'testdata/t.go', '_old/o.go', '.git/g.go', 'x_test.go', '_x.go'])
    await put(path, go(path));
  await mkdir(join(outside, 'other'));
  await writeFile(join(outside, 'other/x.go'), go('Other'));
  await symlink(join(outside, 'other'), join(root, 'linked'));
  await symlink(join(outside, 'other/x.go'), join(root, 'linked.go'));
  const read = await readGoFolder(root, '', never, readGoFiles);
  expect(read.functions.map(({ name, place }) => [name, place.path, place.line])).toEqual([
    ['Deep', 'internal/deep/x.go', 5],
    ['Main', 'main.go', 5],
  ]);
  expect(read.unread).toEqual([{ path: 'linked.go', why: 'link' }]);
  expect(read.isPartial).toBe(false);
});

test('what can’t be read is said: too large, no text, forbidden, a pipe', async () => {
  await put('large.go', `${go('Large')}//${'x'.repeat(1_000_001)}`);
  await writeFile(join(root, 'bytes.go'), new Uint8Array([0xff, 0xfe, 0]));
  await put('closed.go', go('Closed'));
  await chmod(join(root, 'closed.go'), 0);
  execFileSync('/usr/bin/mkfifo', [join(root, 'pipe.go')]);
  await put('good.go', go('Good'));
  const { functions, unread } = await readGoFolder(root, '', never, readGoFiles);
  const isRoot = process.getuid?.() === 0;
  expect(functions.map(({ name }) => name)).toEqual(isRoot ? ['Closed', 'Good'] : ['Good']);
  expect(unread.map(({ path, why }) => `${path} ${why}`).sort()).toEqual([
    'bytes.go not-text',
    ...(isRoot ? [] : ['closed.go unreadable']),
    'large.go too-large',
  ]);
});

test('a folder beside the project is read where the project is trusted, with paths that lead there', async () => {
  await mkdir(join(outside, 'service'));
  await writeFile(join(outside, 'service/main.go'), go('Main'));
  expect((await readGoFolder(root, '../service', never, readGoFiles)).unread).toEqual([
    { path: '../service', why: 'not-trusted' },
  ]);
  const read = await readGoFolder(root, '../service', always, readGoFiles);
  expect(read.functions).toMatchObject([{ name: 'Main', place: { path: '../service/main.go' } }]);
  const file = { folder: '../service', path: '../service/main.go' };
  expect(await goFileText(root, file, always)).toBe(go('Main'));
  await expect(goFileText(root, file, never)).rejects.toMatchObject({ code: 'host.link-outside' });
  await expect(goFileText(root, { folder: '', path: '../service/main.go' }, always)).rejects.toThrow();
});

test('a folder that is none, and one that is named from the root', async () => {
  expect((await readGoFolder(root, 'gone', never, readGoFiles)).unread).toEqual([
    { path: 'gone', why: 'missing' },
  ]);
  for (const folder of ['/etc', 'C:\\x', '\\\\server\\share'])
    await expect(readGoFolder(root, folder, always, readGoFiles)).rejects.toMatchObject({
      code: 'host.bad-path',
    });
});

test('a large repository is read in part, and that is said', async () => {
  await mkdir(join(root, 'many'));
  await Promise.all(
    Array.from({ length: 4_050 }, (_, index) =>
      writeFile(join(root, 'many', `f${index}.go`), 'package many\n'),
    ),
  );
  const { isPartial, files } = await readGoFolder(root, '', never, readGoFiles);
  expect({ isPartial, files }).toEqual({ isPartial: true, files: 4_000 });
});
