import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostContract } from '../../core/contract/host-contract.ts';
import { readState } from '../../core/run/journal/read-state.ts';
import { createRunEngineFactory } from './engine/run-engine.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { exampleHandlers } from './handlers/example-handlers.ts';
import { exportHandlers } from './handlers/export-handlers.ts';
import { folderHandlers } from './handlers/folder-handlers.ts';
import { goCodeHandlers } from './handlers/go-code-handlers.ts';
import { goCompareHandlers } from './handlers/go-compare-handlers.ts';
import { goldenHandlers } from './handlers/golden-handlers.ts';
import { journalHandlers } from './handlers/journal-handlers.ts';
import { liveHandlers } from './handlers/live-handlers.ts';
import { projectHandlers } from './handlers/project-handlers.ts';
import { runHandlers } from './handlers/run-handlers.ts';
import { sampleHandlers } from './handlers/sample-handlers.ts';
import { sourceHandlers } from './handlers/source-handlers.ts';
import { storeHandlers } from './handlers/store-handlers.ts';
import { windowHandlers } from './handlers/window-handlers.ts';
import { hashOf } from './project/text-file.ts';
import { createTestHost, type TestHost, type TestWindow } from './test-host.ts';

let test: TestHost;
let window: TestWindow;

beforeEach(async () => {
  test = await createTestHost(createRunEngineFactory());
  window = test.open();
});
afterEach(() => test.close());

const flow = 'kistype: flow\nstatus: 1\nflow_name: One\nflows: []\n';
const writeProject = () => test.write('project', { 'conf/flow-One.yml': flow, 'functions/F.ts': 'old' });

it('has one handler a method', () => {
  const domains = [
    appHandlers,
    exampleHandlers,
    exportHandlers,
    folderHandlers,
    goCodeHandlers,
    goCompareHandlers,
    goldenHandlers,
    journalHandlers,
    liveHandlers,
    projectHandlers,
    runHandlers,
    sampleHandlers,
    sourceHandlers,
    storeHandlers,
    windowHandlers,
  ];
  const names = domains.flatMap((domain) => Object.keys(domain)).sort();
  expect(names).toEqual(Object.keys(hostContract.methods).sort());
});

describe('a project', () => {
  it('opens as it is, saves and closes', async () => {
    const root = await writeProject();
    const project = await window.call('project.open', { root });
    expect(project).toMatchObject({
      root,
      name: 'project',
      trusted: false,
      readOnly: false,
      openElsewhere: false,
    });
    expect(project.files.map((file) => file.path)).toEqual(['conf/flow-One.yml', 'functions/F.ts']);
    const { projectId } = project;
    const changes = [{ path: 'functions/F.ts', text: 'new', baseHash: hashOf('old') }];
    const result = await window.call('project.save', { projectId, changes });
    expect(result.saved).toEqual([{ path: 'functions/F.ts', hash: hashOf('new') }]);
    expect(await test.read('project/functions/F.ts')).toBe('new');
    await window.call('project.close', { projectId });
    await expect(window.call('project.save', { projectId, changes })).rejects.toMatchObject({
      code: 'host.project-not-open',
    });
    expect(await readdir(root)).toEqual(['conf', 'functions']);
  });

  it('is refused when it is no folder', async () => {
    await test.write('', { 'file.txt': '' });
    for (const root of ['file.txt', 'nowhere', 'file.txt/below']) {
      const opening = window.call('project.open', { root: join(test.folder, root) });
      await expect(opening).rejects.toMatchObject({ code: 'host.not-a-folder' });
    }
  });

  it('tells what others do to its files, but not what it did itself', async () => {
    const { projectId } = await window.call('project.open', { root: await writeProject() });
    const told = new Map<string, string | null>();
    const all = window.next('project.filesChanged', ({ changes }) => {
      for (const change of changes) told.set(change.path, change.text);
      return told.size >= 3;
    });
    await window.call('project.save', {
      projectId,
      changes: [{ path: 'functions/Own.ts', text: 'mine', baseHash: null }],
    });
    await test.write('project', {
      'functions/Other.ts': 'theirs',
      'conf/Late.yml': 'kistype: func',
      'ignored.txt': '',
    });
    await rm(join(test.folder, 'project/functions/F.ts'));
    await all;
    expect(Object.fromEntries(told)).toEqual({
      'functions/F.ts': null,
      'functions/Other.ts': 'theirs',
      'conf/Late.yml': 'kistype: func',
    });
  });

  it('is open elsewhere for a second window, which sees what the first saves', async () => {
    const root = await writeProject();
    const first = await window.call('project.open', { root });
    await symlink(root, join(test.folder, 'link'));
    const other = test.open();
    const second = await other.call('project.open', { root: join(test.folder, 'link') });
    expect([first.openElsewhere, second.openElsewhere]).toEqual([false, true]);
    const seen = other.next('project.filesChanged');
    await window.call('project.save', {
      projectId: first.projectId,
      changes: [{ path: 'functions/F.ts', text: 'new', baseHash: hashOf('old') }],
    });
    expect(await seen).toEqual({
      projectId: second.projectId,
      changes: [{ path: 'functions/F.ts', text: 'new', hash: hashOf('new') }],
    });
    const late = await other.call('project.save', {
      projectId: second.projectId,
      changes: [{ path: 'functions/F.ts', text: 'newer', baseHash: hashOf('old') }],
    });
    expect(late.conflicts).toMatchObject([{ diskText: 'new' }]);
  });

  it('lets one of two windows win that save the same file at the same time', async () => {
    const root = await writeProject();
    const windows = [window, test.open()];
    const results = await Promise.all(
      windows.map(async (each, index) => {
        const { projectId } = await each.call('project.open', { root });
        const text = `window ${index}`;
        return each.call('project.save', {
          projectId,
          changes: [{ path: 'functions/F.ts', text, baseHash: hashOf('old') }],
        });
      }),
    );
    expect(results.map((result) => result.saved.length).sort()).toEqual([0, 1]);
    expect(results.map((result) => result.conflicts.length).sort()).toEqual([0, 1]);
  });

  it.skipIf(process.platform === 'win32')('says when its folder is read-only', async () => {
    const root = await writeProject();
    for (const folder of [root, join(root, 'functions'), join(root, 'conf')]) await chmod(folder, 0o555);
    // Permissions don't bind root: the question is asked by an ordinary user then.
    const script = [
      `import { createProjectFolder } from ${JSON.stringify(join(import.meta.dirname, 'project/project-folder.ts'))};`,
      `import { saveFiles } from ${JSON.stringify(join(import.meta.dirname, 'project/save-files.ts'))};`,
      `const root = ${JSON.stringify(root)};`,
      `const readOnly = await createProjectFolder(root, 'standard').isReadOnly();`,
      `const { failed } = await saveFiles(root, [{ path: 'functions/F.ts', text: 'new', baseHash: ${JSON.stringify(hashOf('old'))} }], () => {});`,
      'console.log(JSON.stringify({ readOnly, codes: failed.map((file) => file.error.code) }));',
    ].join('\n');
    await chmod(test.folder, 0o755);
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      ...user,
      encoding: 'utf8',
    });
    for (const folder of [root, join(root, 'functions'), join(root, 'conf')]) await chmod(folder, 0o755);
    expect(JSON.parse(output)).toEqual({ readOnly: true, codes: ['host.no-permission'] });
    expect(await test.read('project/functions/F.ts')).toBe('old');
  });

  it('offers what a lost window left, keeps what a live one has, and forgets only what was answered', async () => {
    const root = await writeProject();
    const edit = (text: string) => [{ path: 'functions/F.ts', text, baseHash: hashOf('old') }];
    const windows = [window, test.open()];
    for (const [index, each] of windows.entries()) {
      const { projectId, recovery } = await each.call('project.open', { root });
      expect(recovery).toEqual([]);
      await each.call('project.keepRecovery', { projectId, changes: edit(`window ${index}`) });
    }
    for (const each of windows) await each.disconnect();

    const next = test.open();
    const { projectId, recovery } = await next.call('project.open', { root });
    expect(recovery.map(({ left, changes }) => [left, changes[0]?.text])).toEqual([
      ['by-window', 'window 1'],
      ['by-window', 'window 0'],
    ]);
    await next.call('project.keepRecovery', { projectId, changes: edit('mine') });
    await next.call('project.forgetRecovery', { projectId, ids: [recovery[1]?.id ?? '', 'never-offered'] });
    const textsOffered = async () =>
      (await test.open().call('project.open', { root })).recovery.map(({ changes }) => changes[0]?.text);
    expect(await textsOffered()).toEqual(['window 1']);
    await next.disconnect();
    expect(await textsOffered()).toEqual(['mine', 'window 1']);
  });

  it('offers no edits that a save had written before it was cut off', async () => {
    const root = await writeProject();
    const { projectId } = await window.call('project.open', { root });
    const changes = [
      { path: 'functions/F.ts', text: 'new', baseHash: hashOf('old') },
      { path: 'functions/G.ts', text: 'made', baseHash: null },
    ];
    await window.call('project.keepRecovery', { projectId, changes });
    await test.write('project', { 'functions/F.ts': 'new' });
    await window.disconnect();
    const next = test.open();
    const found = await next.call('project.open', { root });
    expect(found.recovery[0]?.changes).toEqual(changes.slice(1));
    await next.call('project.save', { projectId: found.projectId, changes: changes.slice(1) });
    await next.disconnect();
    expect((await test.open().call('project.open', { root })).recovery).toEqual([]);
  });

  it('is trusted only by the person, by its real path, and runs nothing before', async () => {
    const root = await writeProject();
    const { projectId } = await window.call('project.open', { root });
    const run = {
      projectId,
      flow: 'One',
      source: { kind: 'lines' as const, name: 'rows', lines: '{}' },
      overlay: [],
      options: {},
    };
    await expect(window.call('run.start', run)).rejects.toMatchObject({ code: 'host.not-trusted' });
    await window.call('project.trust', { projectId, trusted: true });
    await symlink(root, join(test.folder, 'link'));
    const again = await test.open().call('project.open', { root: join(test.folder, 'link') });
    expect(again.trusted).toBe(true);
    expect(await readdir(root)).toEqual(['conf', 'functions']);
    await window.call('project.trust', { projectId, trusted: false });
    await expect(window.call('run.start', run)).rejects.toMatchObject({ code: 'host.not-trusted' });
  });
});

describe('a session', () => {
  it('is taken up again by its id, with the changes missed meanwhile', async () => {
    const root = await writeProject();
    const tab = test.open('session-one');
    const { projectId } = await tab.call('project.open', { root });
    const other = test.open();
    const second = await other.call('project.open', { root });
    await tab.disconnect();
    await other.call('project.save', {
      projectId: second.projectId,
      changes: [{ path: 'functions/F.ts', text: 'new', baseHash: hashOf('old') }],
    });
    const back = test.open('session-one');
    expect(await back.next('project.filesChanged')).toMatchObject({
      projectId,
      changes: [{ path: 'functions/F.ts', text: 'new' }],
    });
    await back.call('project.keepRecovery', { projectId, changes: [] });
  });

  it('is taken up by its page before the host has seen that the connection was lost', async () => {
    const root = await writeProject();
    const lost = test.open('session-one');
    const { projectId } = await lost.call('project.open', { root });
    const back = test.open('session-one');
    await back.call('project.keepRecovery', { projectId, changes: [] });
    const changed = back.next('project.filesChanged');
    const other = test.open();
    const second = await other.call('project.open', { root });
    expect(second.openElsewhere).toBe(true);
    await lost.disconnect();
    await other.call('project.save', {
      projectId: second.projectId,
      changes: [{ path: 'functions/F.ts', text: 'new', baseHash: hashOf('old') }],
    });
    expect(await changed).toMatchObject({ projectId });
    // It is still that page's, and no other window's.
    expect((await back.call('project.open', { root })).openElsewhere).toBe(true);
    await other.disconnect();
    expect((await back.call('project.open', { root })).openElsewhere).toBe(false);
  });
});

describe('settings and recent folders', () => {
  it('changes what is given and keeps the rest', async () => {
    await window.call('settings.set', { theme: 'dark', batchSize: 5 });
    expect(await window.call('settings.set', { language: 'zh-CN' })).toMatchObject({
      theme: 'dark',
      batchSize: 5,
      language: 'zh-CN',
      minimap: true,
    });
  });

  it('starts afresh from a broken file and keeps it aside', async () => {
    await test.write('data', { 'settings.json': '{"theme": "pink"' });
    expect(await window.call('settings.get', {})).toMatchObject({ theme: 'system' });
    expect(await test.read('data/settings.json.broken')).toBe('{"theme": "pink"');
  });

  it('lists recent folders, newest first, and says which are gone', async () => {
    const one = await test.write('one', { 'conf/a.yml': '' });
    const two = await test.write('two', { 'conf/a.yml': '' });
    for (const root of [one, two, one]) await window.call('project.open', { root });
    await rm(two, { recursive: true });
    const recent = await window.call('recent.list', {});
    expect(recent.map(({ name, exists }) => [name, exists])).toEqual([
      ['one', true],
      ['two', false],
    ]);
    expect(await window.call('recent.remove', { root: two })).toHaveLength(1);
  });
});

describe('examples and templates', () => {
  beforeEach(async () => {
    const words = { en: 'Scores', 'zh-CN': '成绩' };
    const example = { title: words, description: words };
    await test.write('examples/scores', {
      'example.json': JSON.stringify({ ...example, flows: [{ name: 'One', modes: [] }], template: true }),
      'conf/flow-One.yml': flow,
    });
    await test.write('examples/plain', {
      'example.json': JSON.stringify({ ...example, flows: [{ name: 'Two', modes: ['Save', ''] }] }),
    });
  });

  it('opens a copy that stays the person’s own', async () => {
    expect((await window.call('example.list', {})).map(({ id, flows }) => [id, flows])).toEqual([
      ['scores', [{ name: 'One', modes: [] }]],
      ['plain', [{ name: 'Two', modes: ['Save', ''] }]],
    ]);
    const { root } = await window.call('example.open', { id: 'scores' });
    expect(await readdir(root)).toEqual(['conf']);
    await test.write('data/examples/scores', { 'conf/flow-One.yml': 'edited' });
    expect(await window.call('example.open', { id: 'scores' })).toEqual({ root });
    expect(await test.read('data/examples/scores/conf/flow-One.yml')).toBe('edited');
    await expect(window.call('example.open', { id: '../..' })).rejects.toMatchObject({
      code: 'host.unknown-example',
    });
  });

  it('makes new projects', async () => {
    const templates = await window.call('template.list', {});
    expect(templates.map(({ id }) => id)).toEqual(['empty', 'scores']);
    const parent = test.folder;
    const made = await window.call('project.create', { parent, name: '我的 项目', template: 'empty' });
    expect((await readdir(made.root)).sort()).toEqual(['conf', 'functions', 'samples']);
    const copied = await window.call('project.create', { parent, name: 'copy', template: 'scores' });
    expect(await readdir(copied.root)).toEqual(['conf']);
    const again = window.call('project.create', { parent, name: 'copy', template: 'empty' });
    await expect(again).rejects.toMatchObject({ code: 'host.folder-exists' });
    for (const name of ['', '..', 'a/b', 'a\\b', 'nul', '.git']) {
      const bad = window.call('project.create', { parent, name, template: 'empty' });
      await expect(bad).rejects.toMatchObject({ code: 'host.unsafe-name' });
    }
  });
});

describe('folders and export', () => {
  it('lists folders and marks projects', async () => {
    await writeProject();
    await mkdir(join(test.folder, '.hidden'));
    const { folders, parent } = await window.call('folder.list', { path: test.folder });
    expect(folders).toEqual([{ name: 'project', path: join(test.folder, 'project'), isProject: true }]);
    expect(parent).toBe(join(test.folder, '..'));
    const missing = window.call('folder.list', { path: join(test.folder, 'nowhere') });
    await expect(missing).rejects.toMatchObject({ code: 'host.file-missing' });
  });

  it('exports into a folder, and nowhere else', async () => {
    const folder = join(test.folder, 'out/conf');
    const before = await window.call('export.read', { folder, paths: ['flow-One.yaml'] });
    expect(before).toEqual([{ path: 'flow-One.yaml', text: null }]);
    const files = [{ path: 'flow-One.yaml', text: flow }];
    expect(await window.call('export.write', { folder, files })).toEqual({ written: ['flow-One.yaml'] });
    expect(await window.call('export.read', { folder, paths: ['flow-One.yaml'] })).toEqual(files);
    for (const path of ['../escaped.yaml', '/tmp/escaped.yaml']) {
      const writing = window.call('export.write', { folder, files: [{ path, text: '' }] });
      await expect(writing).rejects.toMatchObject({ code: 'host.bad-path' });
    }
  });
});

describe('an export that can not be written', () => {
  const files = [
    { path: 'conf/flow-One.yaml', text: flow },
    { path: 'conf/flow-Two.yaml', text: flow },
  ];

  it('names what stands in the way, and writes nothing', async () => {
    await mkdir(join(test.folder, 'taken/conf/flow-Two.yaml'), { recursive: true });
    await writeFile(join(test.folder, 'file'), 'mine');
    const cases = [
      ['out', 'host.not-absolute', 'out'],
      [join(test.folder, 'file'), 'host.not-a-folder', join(test.folder, 'file')],
      [join(test.folder, 'file/out'), 'host.not-a-folder', join(test.folder, 'file')],
      [
        join(test.folder, 'taken'),
        'host.folder-named-as-file',
        join(test.folder, 'taken/conf/flow-Two.yaml'),
      ],
    ] as const;
    for (const [folder, code, path] of cases) {
      const writing = window.call('export.write', { folder, files });
      await expect(writing).rejects.toMatchObject({ code, data: { params: { path } } });
    }
    expect(await readFile(join(test.folder, 'file'), 'utf8')).toBe('mine');
    expect(await readdir(join(test.folder, 'taken/conf'))).toEqual(['flow-Two.yaml']);
  });

  it.skipIf(process.platform !== 'linux')('ends where the system makes no folders', async () => {
    const writing = window.call('export.write', { folder: '/proc/nope', files });
    await expect(writing).rejects.toMatchObject({ code: 'host.no-folder-here' });
  });
});

describe('an export into the project itself', () => {
  it('is refused where it would define everything twice, and writes nothing', async () => {
    const root = await writeProject();
    await window.call('project.open', { root });
    const before = await readdir(root, { recursive: true });
    for (const [folder, path] of [
      [join(root, 'conf'), 'flow-One.yaml'],
      [join(root, 'conf/new'), 'flow-One.yaml'],
      [root, 'conf/other/flow-One.yaml'],
      [join(root, 'conf/flow/new.yml'), 'a/flow-One.yaml'],
    ] as const) {
      const writing = window.call('export.write', { folder, files: [{ path, text: flow }] });
      await expect(writing).rejects.toMatchObject({ code: 'host.export-into-project' });
    }
    expect(await readdir(root, { recursive: true })).toEqual(before);
    for (const folder of ['studio.json', 'studio.json/out', 'samples', 'functions/yaml']) {
      const writing = window.call('export.write', {
        folder: join(root, folder),
        files: [{ path: 'a/flow-One.yaml', text: flow }],
      });
      await expect(writing).rejects.toMatchObject({ code: 'host.export-among-files' });
    }
    expect(await readdir(root, { recursive: true })).toEqual(before);
    const forced = { folder: join(root, 'functions/yaml'), files: [{ path: 'flow-One.yaml', text: flow }] };
    expect(await window.call('export.write', { ...forced, force: true })).toEqual({
      written: ['flow-One.yaml'],
    });
    const beside = { folder: join(root, 'out'), files: [{ path: 'flow-One.yaml', text: flow }] };
    expect(await window.call('export.write', beside)).toEqual({ written: ['flow-One.yaml'] });
  });
});

describe('samples', () => {
  it('arrive piece by piece and are shown through a window', async () => {
    const { projectId } = await window.call('project.open', { root: await writeProject() });
    const path = 'samples/One.jsonl';
    const step = (name: 'start' | 'append' | 'finish' | 'abort', text: string) =>
      window.call('samples.upload', { projectId, path, step: name, text });
    await step('start', '{"a":1}\n');
    await step('append', '{"a":2}\n');
    await expect(
      window.call('samples.window', { projectId, path, offset: 0, limit: 9 }),
    ).rejects.toMatchObject({
      code: 'host.file-missing',
    });
    expect(await step('finish', '{"a":"三"}\n')).toEqual({ bytes: 28 });
    const seen = await window.call('samples.window', { projectId, path, offset: 1, limit: 9 });
    expect(seen).toEqual({ rows: ['{"a":2}', '{"a":"三"}'], total: 3, failure: null });
    await step('start', 'thrown away');
    await step('abort', '');
    await expect(step('append', 'x')).rejects.toMatchObject({ code: 'host.no-upload' });
    expect(await readdir(join(test.folder, 'project/.studio'))).toEqual(['.gitignore']);
    await test.write('project', { [path]: '{"b":1}\n' });
    expect(await window.call('samples.window', { projectId, path, offset: 0, limit: 9 })).toEqual({
      rows: ['{"b":1}'],
      total: 1,
      failure: null,
    });
  });

  it('stay inside the project', async () => {
    const { projectId } = await window.call('project.open', { root: await writeProject() });
    const window1 = window.call('samples.window', {
      projectId,
      path: '../../etc/passwd',
      offset: 0,
      limit: 1,
    });
    await expect(window1).rejects.toMatchObject({ code: 'host.bad-path' });
    const upload = window.call('samples.upload', { projectId, path: '../x', step: 'start', text: '' });
    await expect(upload).rejects.toMatchObject({ code: 'host.bad-path' });
  });
});

it('runs a trusted project in an engine of its own, and shows its rows', async () => {
  const examples = join(import.meta.dirname, '../../examples/student-scores');
  await cp(examples, join(test.folder, 'project'), { recursive: true });
  const { projectId } = await window.call('project.open', { root: join(test.folder, 'project') });
  await window.call('project.trust', { projectId, trusted: true });
  const ended = window.next('run.events', ({ lines }) => lines.includes('"kind":"finished"'));
  const { runId } = await window.call('run.start', {
    projectId,
    flow: 'CalStuAvgScore',
    source: { kind: 'file', path: 'samples/CalStuAvgScore.jsonl' },
    overlay: [],
    options: {},
  });
  await ended;
  const { state: text } = await window.call('runs.stateAt', { projectId, runId, visit: null });
  const state = readState(text);
  expect(state?.ended?.status).toBe('ok');
  expect(state?.tally.nodes.map(({ rowsIn, rowsOut }) => [rowsIn, rowsOut])).toEqual([
    [2, 2],
    [2, 0],
  ]);
  const wanted = { projectId, runId, place: 'AvgStuScore#1', side: 'out' } as const;
  const { rows } = await window.call('runs.placeRows', wanted);
  expect(rows.map((row) => JSON.parse(row.json))).toEqual([
    { stu_id: 101, avg_score: 90 },
    { stu_id: 102, avg_score: 76.66666666666667 },
  ]);
  const { runs } = await window.call('runs.list', { projectId });
  expect(runs).toMatchObject([{ runId, state: 'ended', finished: { status: 'ok' } }]);
  expect(await window.call('engine.state', {})).toMatchObject([{ engine: 1, runId: null, state: 'ready' }]);
});
