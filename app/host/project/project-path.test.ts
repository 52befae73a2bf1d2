import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkNewName, isInside, resolveInside } from './project-path.ts';

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-path-')));
  root = join(folder, 'project');
  await mkdir(join(root, 'conf'), { recursive: true });
  await mkdir(join(folder, 'project-other'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink('../secret.txt', join(root, 'link.txt'));
  await symlink('..', join(root, 'up'));
  await symlink('../not-there.txt', join(root, 'nowhere.txt'));
  await symlink('conf', join(root, 'inside'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('resolveInside', () => {
  it.each(['conf/flow.yml', 'functions/深/é 1.ts', 'inside/flow.yml', 'studio.json'])(
    'allows %s',
    async (path) => {
      expect(await resolveInside(root, path)).toBe(join(root, path));
    },
  );

  it.each([
    '',
    '.',
    '..',
    '../x',
    'a/../../x',
    '/etc/passwd',
    'a//b',
    'a/',
    'C:/x',
    'a\\..\\b',
    'a\0b',
    './a',
  ])('refuses %j as a path', async (path) => {
    await expect(resolveInside(root, path)).rejects.toMatchObject({ code: 'host.bad-path' });
  });

  it.each(['.git/config', '.studio/history.jsonl', 'functions/node_modules/x.js', '.GIT/hooks/x'])(
    'refuses the tool file %s',
    async (path) => {
      await expect(resolveInside(root, path)).rejects.toMatchObject({ code: 'host.protected-path' });
    },
  );

  it.each(['link.txt', 'up/secret.txt', 'up/new.txt', 'nowhere.txt', 'up/project-other/x'])(
    'refuses %s, which a link leads outside',
    async (path) => {
      await expect(resolveInside(root, path)).rejects.toMatchObject({ code: 'host.link-outside' });
    },
  );

  it('never gives a path outside of the root', async () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', 'conf', 'up', 'inside', '/', '\\', '...', ' ..'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const resolved = await resolveInside(root, parts.join('/')).catch(() => join(root, 'refused'));
        expect(isInside(root, resolved)).toBe(true);
      }),
    );
  });
});

describe('checkNewName', () => {
  it.each(['flow-成绩.yml', 'a b.ts', 'console.ts', '.hidden'])('allows %s', (name) => {
    expect(() => checkNewName(name)).not.toThrow();
  });

  it.each(['con', 'NUL.txt', 'com1.ts', 'a:b', 'a?', 'trailing.', 'trailing ', 'a\u0007'])(
    'refuses %j',
    (name) => {
      expect(() => checkNewName(name)).toThrow(expect.objectContaining({ code: 'host.unsafe-name' }));
    },
  );
});
