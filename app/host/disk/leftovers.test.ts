import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomOf } from '../../../core/samples/random.ts';
import { hashOf } from '../project/text-file.ts';
import { createBegunWork } from './begun-work.ts';
import { sweepFolder } from './leftovers.ts';
import { identityText, thisProcess } from './process-identity.ts';
import { sweepProject } from './sweep-project.ts';
import { newTemporaryName } from './temporary-name.ts';

/** A process with this number and another start: it has ended. */
const ended = identityText({ ...thisProcess, start: 'l1x0' });
const elsewhere = identityText({ ...thisProcess, place: '00000000' });
const nameOf = (writer: string, end = 'tmp') => `.kisflow-${writer}-0123456789ab.${end}`;

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-left-')));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};
const pathsIn = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

describe('sweepFolder', () => {
  it('removes what ended writers left, and no other file', async () => {
    const kept = {
      'a.yml': '',
      '.kisflow-notes.tmp': 'of a person',
      'flow.yml.123456789': 'of a person',
      [newTemporaryName()]: 'being written',
      [nameOf(elsewhere)]: 'perhaps being written',
    };
    await write({
      ...kept,
      [nameOf(ended)]: 'half',
      [`.kisflow-${ended}-ffffffffffff.tmp/conf/a.yml`]: 'half',
    });
    await sweepFolder(folder);
    expect(await pathsIn()).toEqual(Object.keys(kept).toSorted());
  });

  it('finishes a set whose list is there, but not over what was changed since', async () => {
    const other = `.kisflow-${ended}-aaaaaaaaaaaa.tmp`;
    const files = [
      { temporary: `sub/${nameOf(ended)}`, target: 'sub/a.yml', before: hashOf('old') },
      { temporary: other, target: 'b.yml', before: hashOf('old') },
      { temporary: `.kisflow-${ended}-bbbbbbbbbbbb.tmp`, target: 'c.yml', before: null },
    ];
    await write({
      'sub/a.yml': 'old',
      'b.yml': 'edited since',
      'c.yml': 'new',
      [`sub/${nameOf(ended)}`]: 'new',
      [other]: 'new',
    });
    await write({ [nameOf(ended, 'set')]: JSON.stringify({ files }) });
    await sweepFolder(folder);
    expect(await pathsIn()).toEqual(['b.yml', 'c.yml', 'sub/a.yml']);
    expect(await readFile(join(folder, 'sub/a.yml'), 'utf8')).toBe('new');
    expect(await readFile(join(folder, 'b.yml'), 'utf8')).toBe('edited since');
  });

  it('follows no list that names files of others, or leads outside', async () => {
    const files = [
      { temporary: 'a.yml', target: 'b.yml', before: null },
      { temporary: `in/${nameOf(ended)}`, target: '../out.yml', before: null },
      { temporary: `link/${nameOf(ended)}`, target: 'link/a.yml', before: null },
      { temporary: `in/${nameOf(ended)}`, target: 'x.yml', before: null },
    ];
    await write({
      'in/a.yml': '',
      'in/in/x': '',
      [`in/in/${nameOf(ended)}`]: 'x',
      [`out/${nameOf(ended)}`]: 'x',
    });
    await symlink('../out', join(folder, 'in/link'));
    await write({ [`in/${nameOf(ended, 'set')}`]: JSON.stringify({ files }) });
    const before = (await pathsIn()).filter((path) => !path.endsWith('.set'));
    await sweepFolder(join(folder, 'in'));
    expect(await pathsIn()).toEqual(before);
  });
});

it('a project is cleared in every folder that the Studio writes to', async () => {
  const left = ['', 'conf/flow/deep/', 'functions/', 'samples/', '.studio/'].map(
    (path) => path + nameOf(ended),
  );
  const kept = ['conf/a.yml', `.git/${nameOf(ended)}`, `elsewhere/${nameOf(ended)}`];
  await write(Object.fromEntries([...left, ...kept].map((path) => [path, ''])));
  await sweepProject(folder, 'standard');
  expect(await pathsIn()).toEqual(kept.toSorted());
});

describe('an export that is killed', () => {
  it('is whole after the next start: all of it new, or all of it old', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const random = randomOf(seed);
    const states = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      const to = join(folder, `to-${round}`);
      await mkdir(to);
      await killedExport(to, random() * 30);
      await createBegunWork(join(folder, 'data')).sweep();
      const names = await readdir(to);
      expect(
        names.filter((name) => name.startsWith('.')),
        `seed ${seed}`,
      ).toEqual([]);
      const texts = await Promise.all(names.map((name) => readFile(join(to, name), 'utf8')));
      expect(new Set(texts).size, `seed ${seed}`).toBeLessThanOrEqual(1);
      expect([0, 12], `seed ${seed}`).toContain(names.length);
      states.add(texts[0]?.slice(0, 10) ?? 'nothing');
    }
    expect(await readdir(join(folder, 'data/begun'))).toEqual([]);
  });
});

/** Starts a process that exports again and again, and kills it some milliseconds after its first word. */
async function killedExport(to: string, afterMs: number): Promise<void> {
  const script = `
    import { createBegunWork } from ${JSON.stringify(`${import.meta.dirname}/begun-work.ts`)};
    import { writeTogether } from ${JSON.stringify(`${import.meta.dirname}/write-together.ts`)};
    const [data, to] = process.argv.slice(1);
    const work = createBegunWork(data);
    for (let version = 1; ; version += 1) {
      const files = Array.from({ length: 12 }, (_, index) => {
        const path = 'file-' + index + '.yml';
        return { path, target: to + '/' + path, text: 'version ' + version + 'x'.repeat(20_000) };
      });
      if (version === 1) console.log('begins');
      await work.during([to], () => writeTogether(to, files, (thrown) => thrown));
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'data'), to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  setTimeout(() => child.kill('SIGKILL'), afterMs);
  await once(child, 'exit');
}
