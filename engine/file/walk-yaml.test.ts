import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { walkYaml } from './walk-yaml.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-walk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

test('YAML files come in the order of Go’s walk, hidden ones too, others not', () => {
  for (const name of ['b.yml', 'a/z.yaml', 'a.yml', '.hidden.yml', 'B.yml', 'notes.txt', 'x.YML'])
    write(name, name);
  expect([...walkYaml(folder)].map(({ text }) => text)).toEqual([
    '.hidden.yml',
    'B.yml',
    'a/z.yaml',
    'a.yml',
    'b.yml',
  ]);
});

test('a folder that does not exist has no files; one named like a file can’t be read', () => {
  expect([...walkYaml(join(folder, 'nowhere'))]).toEqual([]);
  write('x.yml/y.yml', '');
  expect(() => [...walkYaml(folder)]).toThrow(expect.objectContaining({ code: 'import.read-error' }));
});

test('text is UTF-8, or UTF-16 where its mark says so', () => {
  const text = 'kistype: flow # 流\n';
  write('1.yml', Buffer.from(`\ufeff${text}`));
  write('2.yml', Buffer.from(`\ufeff${text}`, 'utf16le'));
  write('3.yml', Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
  expect([...walkYaml(folder)].map((file) => file.text)).toEqual([text, text, text]);
});

test('bytes that are no text are malformed YAML, told by file and line', () => {
  const bytes = Buffer.concat([
    Buffer.from('kistype: flow\nflow_name: 流\n# '),
    Buffer.from([0xc4, 0xe3, 0x0a]),
  ]);
  write('gbk.yml', bytes);
  let thrown: unknown;
  try {
    expect([...walkYaml(folder)]).toEqual([]);
  } catch (caught) {
    thrown = caught;
  }
  expect(thrown).toMatchObject({
    code: 'import.malformed-yaml',
    data: { file: join(folder, 'gbk.yml'), line: 3 },
  });
});
