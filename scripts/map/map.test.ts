import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsIn, readImports } from './imports.ts';
import { mapPicture, mayImport } from './picture.ts';
import { refusal, roomOf, rooms } from './rooms.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = readImports(root);

describe('the map', () => {
  it('lets every file import only what its room may', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports.flatMap((other) => refusal(file, other) ?? []),
    );
    expect(wrong).toEqual([]);
  });

  it('names only rooms that there are', () => {
    const there = new Set(sources.map(({ file }) => roomOf(file)));
    expect(Object.keys(rooms).filter((room) => !there.has(room))).toEqual([]);
  });

  it('has no cycle: each real import between rooms leads to one that stands above', () => {
    const upwards = sources.flatMap(({ file, imports }) =>
      imports
        .map((other) => [roomOf(file), roomOf(other)] as const)
        .filter(([from, to]) => from !== to && to in rooms && !mayImport(from, to))
        .map(([from, to]) => `${from} -> ${to}`),
    );
    expect(upwards).toEqual([]);
  });

  it('is drawn in docs/architecture.md as it is', () => {
    const page = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
    expect(page).toContain(mapPicture());
  });
});

describe('a wrong import', () => {
  it.each([
    ['renderer/canvas/canvas.tsx', 'renderer/inspector/inspector.tsx'],
    ['renderer/canvas/canvas.tsx', 'renderer/welcome/welcome.tsx'],
    ['renderer/canvas/canvas.tsx', 'renderer/shell/shell.tsx'],
    ['renderer/welcome/welcome.tsx', 'renderer/canvas/canvas.tsx'],
    ['renderer/ui/kbd.tsx', 'renderer/canvas/canvas.tsx'],
    ['renderer/stores/run-store.ts', 'renderer/command-kit/command.ts'],
    ['renderer/backend/backend.ts', 'app/host/host.ts'],
    ['core/config/read.ts', 'core/lint/lint.ts'],
    ['core/errors/coded-error.ts', 'core/project/project.ts'],
    ['engine/flow/kis-flow.ts', 'engine/process/start-run.ts'],
    ['engine/kis/flow.ts', 'engine/store/database.ts'],
    ['app/web/serve.ts', 'app/desktop/main.ts'],
    ['app/host/host.ts', 'app/cli/program.ts'],
    ['renderer/a-new-room/file.ts', 'core/config/read.ts'],
  ])('from %s to %s is refused', (file, other) => {
    expect(refusal(file, other)).toContain(roomOf(file));
  });

  it.each([
    "import { a } from '../b/c.ts';",
    "import type { A } from '../b/c.ts';",
    "export * from '../b/c.ts';",
    "export type { A } from '../b/c.ts';",
    "import '../b/c.ts';",
    "const a = await import('../b/c.ts');",
    "type A = import('../b/c.ts').A;",
    "import a from '../b/c.ts?raw';",
  ])('is found in %s', (text) => {
    expect(importsIn('x/a/file.ts', text)).toEqual(['x/b/c.ts']);
  });
});
