import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutOf } from './project-files.ts';
import { readProject } from './read-project.ts';
import { saveFiles } from './save-files.ts';
import { decodeText, encodeText } from './text-file.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-encodings-')));
});
afterEach(() => rm(root, { recursive: true }));

const write = async (path: string, content: string | Uint8Array) => {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), content);
};
const readAll = async () => readProject(root, await layoutOf(root));
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

test.each([
  ['UTF-8 with a mark', utf8],
  ['UTF-16, low byte first', utf16le],
  ['UTF-16, high byte first', utf16be],
])('%s is read, and an edit keeps it', async (_, encode) => {
  const text = '\uFEFFkistype: func\r\nfname: 求和🚀\r\n';
  await write('conf/a.yml', encode(text));
  const { files } = await readAll();
  expect(files.map((file) => file.text)).toEqual([text]);
  const edited = text.replace('求和', '平均');
  const change = { path: 'conf/a.yml', text: edited, baseHash: files[0]?.hash ?? null };
  const { saved, conflicts } = await saveFiles(root, [change], () => undefined);
  expect(conflicts).toEqual([]);
  expect(await readFile(join(root, 'conf/a.yml'))).toEqual(encode(edited));
  expect((await readAll()).files[0]?.hash).toBe(saved[0]?.hash);
});

test('text printed afresh, without its mark, is UTF-8', async () => {
  await write('conf/a.yml', utf16le('\uFEFFkistype: func\n'));
  const hash = (await readAll()).files[0]?.hash ?? null;
  await saveFiles(root, [{ path: 'conf/a.yml', text: 'kistype: func\n', baseHash: hash }], () => undefined);
  expect(await readFile(join(root, 'conf/a.yml'), 'utf8')).toBe('kistype: func\n');
});

test('bytes become text and bytes again, byte for byte', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => one.isWellFormed());
  const encoding = fc.constantFrom(utf8, utf16le, utf16be);
  fc.assert(
    fc.property(text, encoding, (content, encode) => {
      const bytes = encode(`\uFEFF${content}`);
      const decoded = decodeText(bytes, 'a.yml');
      expect(decoded).toBe(`\uFEFF${content}`);
      expect(Buffer.from(encodeText(decoded, 'a.yml', bytes))).toEqual(bytes);
    }),
  );
});

test('bytes that are no text are told with their line', async () => {
  await write('conf/gbk.yml', Buffer.from([...utf8('kistype: flow\n# '), 0xc4, 0xe3]));
  await write('conf/odd.yml', Buffer.from([...utf16le('\uFEFFkistype: flow\n'), 0x20]));
  await write('conf/half.yml', utf16le('\uFEFFa: 1\n\n# \ud800 b\n'));
  const { unreadable } = await readAll();
  expect(unreadable.map(({ path, error }) => [path, error.code, error.line])).toEqual([
    ['conf/gbk.yml', 'host.not-text', 2],
    ['conf/half.yml', 'host.not-text', 3],
    ['conf/odd.yml', 'host.not-text', 2],
  ]);
});

test('without conf/, YAML is ours by its kistype, and no other is mentioned', async () => {
  const large = `#${' '.repeat(9 * 1024 * 1024)}\n`;
  await write('a.yml', utf16be('\uFEFF{kistype: func, fname: A}\n'));
  await write('deep/b.yaml', '? kistype\n: flow\n');
  await write('broken.yml', 'kistype: [\n');
  await write('docker-compose.yml', 'services: {}\n# no kistype\n');
  await write('.github/workflows/ci.yml', 'kistype: flow\n');
  await write('chart/t.yaml', '{{- if .x }}\n');
  await write('latin1.yml', Buffer.from([0x61, 0x3a, 0xe9]));
  await write('latin1-flow.yml', Buffer.from([...utf8('kistype: flow #'), 0xe9]));
  await write('openapi.yml', large);
  await write('huge.yml', `kistype: flow\n${large}`);
  const { files, unreadable } = await readAll();
  expect(files.map(({ path }) => path)).toEqual(['a.yml', 'broken.yml', 'deep/b.yaml']);
  expect(unreadable.map(({ path, error }) => [path, error.code])).toEqual([
    ['huge.yml', 'host.file-too-large'],
    ['latin1-flow.yml', 'host.not-text'],
  ]);
});
