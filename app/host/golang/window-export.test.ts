import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostParams } from '../host-params.ts';
import { createProjectFolder } from '../project/project-folder.ts';
import { exportGoFor } from './window-export.ts';

let base: string;
let root: string;
let to: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'window-export-'));
  root = join(base, 'orders');
  to = join(base, 'out');
  await cp(join(import.meta.dirname, '../../../examples/orders-forms'), root, { recursive: true });
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function write(files: readonly { path: string; text: string }[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), text);
  }
}

async function run(wish: Partial<HostParams<'export.go'>> = {}) {
  const plain = {
    module: '',
    package: null,
    store: false,
    force: false,
    merge: false,
    write: false,
    overlay: [],
  };
  const asked = { ...plain, projectId: '', folder: to, ...wish };
  const { files, ...more } = await exportGoFor(createProjectFolder(root, 'standard'), asked, write);
  const states: Record<string, number> = {};
  for (const { state } of files) states[state] = (states[state] ?? 0) + 1;
  return { ...more, files, states };
}

async function change(path: string, from: string, into: string): Promise<void> {
  const text = await readFile(join(to, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(to, path), text.replace(from, into));
}

test('shows what would be written, writes it, and has nothing to do then', async () => {
  const first = await run();
  expect(first).toMatchObject({ refusal: null, written: null });
  expect(Object.keys(first.states)).toEqual(['new']);
  await expect(readFile(join(to, 'go.mod'))).rejects.toThrow();
  const { written, files } = await run({ write: true, module: 'example.com/mine' });
  expect(written).toBe(files.length);
  expect(await readFile(join(to, 'go.mod'), 'utf8')).toContain('module example.com/mine');
  const again = await run({ module: 'example.com/mine' });
  expect(Object.keys(again.states).sort()).toEqual(['same', 'yours']);
});

test('what a person changed is merged, shown first, and written when that is accepted', async () => {
  await run({ write: true });
  await change('main.go', 'package main', '// mine\npackage main');
  const other = { module: 'example.com/other' };
  const shown = await run({ ...other, write: true });
  expect(shown.files.find(({ path }) => path === 'main.go')).toMatchObject({ state: 'merged' });
  expect(shown).toMatchObject({ written: null, refusal: null });
  expect(await readFile(join(to, 'go.mod'), 'utf8')).not.toContain('other');
  expect((await run({ ...other, write: true, merge: true })).written).toBeGreaterThan(0);
  const merged = await readFile(join(to, 'main.go'), 'utf8');
  expect(merged).toContain('// mine\npackage main');
  expect(merged).toContain('example.com/other');
});

test('lines that both changed, and other people’s files, stop all of it until it is forced', async () => {
  await run({ write: true });
  await change('go.mod', 'example.com/orders', 'example.com/own');
  const conflict = await run({ module: 'example.com/other', write: true, merge: true });
  expect(conflict).toMatchObject({
    written: null,
    refusal: { code: 'golang.refused' },
    states: { conflict: 1 },
  });
  expect((await run({ module: 'example.com/other', write: true, force: true })).written).toBeGreaterThan(0);
  await rm(to, { recursive: true });
  await write([{ path: 'notes.txt', text: 'mine' }]);
  const foreign = await run({ write: true });
  expect(foreign).toMatchObject({
    written: null,
    refusal: { code: 'golang.refused' },
    states: { foreign: 1 },
  });
  await expect(readFile(join(to, 'go.mod'))).rejects.toThrow();
});

test('unsaved edits are exported, and refuse an export that they break', async () => {
  const path = 'conf/flow/flow-OrderRevenue.yml';
  const text = await readFile(join(root, path), 'utf8');
  const broken = { overlay: [{ path, text: text.replace('fname: CheckOrder', 'fname: Nowhere') }] };
  await expect(run(broken)).rejects.toMatchObject({ code: 'golang.refused' });
  await expect(run({ folder: join(root, 'conf') })).rejects.toMatchObject({
    code: 'host.export-into-project',
  });
  await expect(run({ folder: 'out' })).rejects.toMatchObject({ code: 'host.not-absolute' });
  await expect(run({ module: 'no path' })).rejects.toMatchObject({ code: 'golang.refused' });
});
