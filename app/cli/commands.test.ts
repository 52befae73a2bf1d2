import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pickLanguage } from './language.ts';
import { runCommand } from './test-terminal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const misspelt = 'kistype: func\nfname: A\nfmode: Verfy\n';
const flow = 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: A\n';

function writeProject(files: Record<string, string>): void {
  mkdirSync(join(folder, 'conf'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
}

test('check exits with 1 on errors, in each format with file, line and column', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt });
  const text = await runCommand(['check', folder]);
  expect(text).toMatchObject({ code: 1, out: expect.stringMatching(/func-A\.yml:3:8 error .*Verfy/) });
  const json = await runCommand(['check', folder, '--format', 'json']);
  expect(JSON.parse(json.out).diagnostics).toContainEqual(
    expect.objectContaining({ severity: 'error', file: 'conf/func-A.yml', line: 3, column: 8 }),
  );
  const github = await runCommand(['check', folder, '--format', 'github']);
  expect(github.out).toMatch(/^::error file=.*func-A\.yml,line=3,/m);
});

test('check tells every file that can not be read, and a folder with a file’s name, with the rest', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt });
  mkdirSync(join(folder, 'conf/x.yml'));
  const all = await runCommand(['check', folder]);
  expect(all).toMatchObject({ code: 1, out: expect.stringContaining('[host.folder-named-as-file]') });
  expect(all.out).toMatch(/2 errors, \d warnings?, \d hints?\n$/);
  expect(await runCommand(['export', folder, join(folder, 'to')])).toMatchObject({ code: 1 });
  for (const name of ['b', 'c'])
    writeFileSync(join(folder, `conf/${name}.yml`), Buffer.from('kistype: func\nfname: \xe9\n', 'latin1'));
  const json = await runCommand(['check', folder, '--format', 'json']);
  expect(json.code).toBe(3);
  expect(JSON.parse(json.out)).toMatchObject({ errors: 4 });
  expect(
    JSON.parse(json.out).diagnostics.map(({ code, file }: Record<string, string>) => [code, file]),
  ).toEqual(
    expect.arrayContaining([
      ['host.not-text', 'conf/b.yml'],
      ['host.not-text', 'conf/c.yml'],
      ['host.folder-named-as-file', 'conf/x.yml'],
      ['lint.mode-unknown', 'conf/func-A.yml'],
    ]),
  );
});

test('check prints a document for a folder that is no project, too', async () => {
  for (const nowhere of [folder, join(folder, 'nowhere')]) {
    const { code, out, error } = await runCommand(['check', nowhere, '--format', 'json'], 'zh-CN');
    expect(code).toBe(3);
    const [diagnostic] = JSON.parse(out).diagnostics;
    expect(diagnostic).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
    expect(error).toContain(`[${diagnostic.code}]`);
  }
});

test('a count of one is told as one', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt });
  expect((await runCommand(['check', folder])).out).toMatch(/1 error, \d+ warning/);
  writeProject({ 'conf/func-A.yml': misspelt.replace('Verfy', 'Verify') });
  rmSync(join(folder, 'conf/flow-F.yml'));
  expect((await runCommand(['export', folder, join(folder, 'to')])).out).toContain(': 1 YAML file\n');
});

test('export refuses a project with errors, and files that differ', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt });
  const to = join(folder, 'to');
  expect(await runCommand(['export', folder, to])).toMatchObject({
    code: 1,
    error: expect.stringMatching(/errors/),
  });
  writeProject({ 'conf/func-A.yml': misspelt.replace('Verfy', 'Verify') });
  expect(await runCommand(['export', folder, to])).toMatchObject({ code: 0 });
  const exported = join(to, 'flow-F.yaml');
  expect(readFileSync(exported, 'utf8')).toBe(
    'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n    - fname: A\n      params: {}\n',
  );
  writeFileSync(exported, '# mine\n');
  expect(await runCommand(['export', folder, to])).toMatchObject({ code: 1 });
  expect(readFileSync(exported, 'utf8')).toBe('# mine\n');
  expect(await runCommand(['export', folder, to, '--force'])).toMatchObject({ code: 0 });
});

test('export asks for --force where only the Studio objects, and never for code', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt.replace('Verfy', 'Calculate') });
  mkdirSync(join(folder, 'functions'));
  writeProject({
    'functions/A.ts': "export default (ctx, flow) => flow.next(ctx.Action.jumpFunc('Nope'));\n",
  });
  writeFileSync(join(folder, 'functions/B.ts'), Buffer.from([0xff, 0xfe, 0xff]));
  expect(await runCommand(['check', folder])).toMatchObject({ code: 3 });
  const to = join(folder, 'to');
  expect(await runCommand(['export', folder, to])).toMatchObject({ code: 0 });

  const large = `${misspelt.replace(/A|Verfy/g, 'Load')}#${'x'.repeat(8 * 1024 * 1024)}\n`;
  writeProject({ 'conf/func-Load.yml': large });
  expect(await runCommand(['export', folder, to, '--force', '--flow', 'F'])).toMatchObject({
    code: 0,
    error: expect.stringContaining('left out: conf/func-Load.yml'),
  });
  expect(await runCommand(['export', folder, to])).toMatchObject({
    code: 1,
    error: expect.stringContaining('[cli.export-incomplete]'),
  });
  const among = join(folder, 'functions', 'yaml');
  rmSync(join(folder, 'conf/func-Load.yml'));
  expect(await runCommand(['export', folder, among])).toMatchObject({ code: 1 });
  expect(await runCommand(['export', folder, among, '--force'])).toMatchObject({ code: 0 });
});

test('export asks before it writes texts as KisFlow loses them; check says where', async () => {
  const lost = 'kistype: func\nfname: A\nfmode: Verify\noption:\n  default_params:\n    t: "\\n x"\n';
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': lost });
  const to = join(folder, 'to');
  expect(await runCommand(['export', folder, to])).toMatchObject({
    code: 1,
    error: expect.stringMatching(/func-A\.yml:6.*line break.*\[cli\.export-loses-text\]/s),
  });
  expect(existsSync(to)).toBe(false);
  expect((await runCommand(['check', folder])).out).toMatch(/func-A\.yml:6:8.*begins with a line break/);
  expect(await runCommand(['export', folder, to, '--force'])).toMatchObject({ code: 0 });
  expect(readFileSync(join(to, 'func-A.yaml'), 'utf8')).toContain('t: |4-\n             x\n');
  const asWritten = join(folder, 'as-written');
  expect(await runCommand(['export', folder, asWritten, '--style', 'source'])).toMatchObject({ code: 0 });
});

test('export refuses to land among the files of the project itself', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt.replace('Verfy', 'Verify') });
  for (const to of [join(folder, 'conf'), join(folder, 'conf', 'new', 'folder')])
    expect(await runCommand(['export', folder, to, '--force'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('[cli.export-into-project]'),
    });
  expect(readdirSync(join(folder, 'conf'))).toEqual(['flow-F.yml', 'func-A.yml']);
  expect(await runCommand(['export', folder, join(folder, 'yaml')])).toMatchObject({ code: 0 });
  expect(await runCommand(['check', folder])).toMatchObject({ code: 0 });
});

test.each([
  [['run'], 'cli.missing-argument', '<folder>'],
  [['run', 'a', 'b', 'c'], 'cli.too-many-arguments', 'a, b, c'],
  [['run', 'a', '--rows'], 'cli.missing-value', '--rows'],
  [['run', 'a', '--batch', '1e3'], 'cli.not-a-number', '1e3'],
  [['run', 'a', '--nothing-like'], 'cli.unknown-option', '--nothing-like'],
  [['run', 'a', '--bath', '1'], 'cli.misspelt-option', '--batch'],
  [['rum', 'a'], 'cli.misspelt-command', 'run'],
  [['nothing-like'], 'cli.unknown-command', 'nothing-like'],
  [['check', 'a', '--format', 'xml'], 'cli.not-a-choice', 'text, json, github'],
  [['new', 'a', '--template', 'none'], 'cli.not-a-choice', 'empty, click-stream, orders'],
])('a command line that says nothing is told so in either language: %j', async (args, code, word) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const { code: exit, error, out } = await runCommand(args, language);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(error).toContain(`[${code}]`);
    expect(error).toContain(word);
    expect(/[\u4e00-\u9fff]/.test(error)).toBe(language === 'zh-CN');
  }
});

test('help is in the language asked for, before or after the command', async () => {
  expect((await runCommand(['run', '--help'], 'zh-CN')).out).toMatch(
    /^用法：.*\[选项\][\s\S]*参数：[\s\S]*选项：/,
  );
  expect(await runCommand(['--lang', 'zh-CN', 'run', '--help'])).toMatchObject({ code: 0 });
});

test('fmt changes files, fmt --check only tells', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt });
  expect(await runCommand(['fmt', '--check', folder])).toMatchObject({ code: 1 });
  expect(readFileSync(join(folder, 'conf/flow-F.yml'), 'utf8')).toBe(flow);
  expect(await runCommand(['fmt', folder])).toMatchObject({ code: 0 });
  expect(await runCommand(['fmt', '--check', folder])).toMatchObject({ code: 0 });
  writeProject({ 'conf/broken.yml': 'kistype: func\nfname: [oops\n' });
  expect(await runCommand(['fmt', folder])).toMatchObject({
    code: 1,
    error: expect.stringMatching(/broken\.yml:3:1: .*\[import\.malformed-yaml\]/),
  });
});

test('fmt names the files that stay as they are, and formats the others', async () => {
  const commented =
    '# by hand\r\nkistype: func\r\nfname: B\r\nfmode: Verify\r\noption:\r\n  retry_duration: 5';
  writeProject({
    'conf/a-broken.yml': 'kistype: func\nfname: [oops\n',
    'conf/b.yml': commented,
    'conf/c.yml': 'kistype: func # lone\r? type\rfname: C\rfmode: Verify\rsource:\r  name: c\r',
    'conf/d.yml': 'fname: D\nkistype: func\nfmode: Verify\n',
  });
  const { code, error } = await runCommand(['fmt', folder]);
  expect(code).toBe(1);
  expect(error).toContain('a-broken.yml:3:1');
  const read = (name: string) => readFileSync(join(folder, 'conf', name), 'utf8');
  expect(read('b.yml')).toBe(commented.replace('  retry', '    retry'));
  expect(read('c.yml')).toContain('\rsource:\r    name: c\r');
  expect(read('d.yml')).toMatch(/^kistype: func\nfname: D\n/);
});

test('fmt names a file that is no text, and formats the others', async () => {
  writeProject({ 'conf/d.yml': 'fname: D\nkistype: func\nfmode: Verify\n' });
  writeFileSync(join(folder, 'conf/broken.yml'), Buffer.from('kistype: func\nfname: \xe9\n', 'latin1'));
  expect(await runCommand(['fmt', folder])).toMatchObject({
    code: 1,
    error: expect.stringContaining('conf/broken.yml'),
  });
  expect(readFileSync(join(folder, 'conf/d.yml'), 'utf8')).toMatch(/^kistype: func\nfname: D\n/);
});

test('a folder without a name is none: it is not the one where the command was started', async () => {
  writeProject({ 'conf/flow-F.yml': flow });
  for (const command of [
    ['fmt', ''],
    ['check', ''],
    ['run', ''],
    ['export', folder, ''],
  ])
    expect(await runCommand(command)).toMatchObject({
      error: expect.stringContaining('[host.not-a-folder]'),
    });
});

test('export takes for a free place only one where nothing is, and waits for no pipe', async () => {
  writeProject({ 'conf/flow-F.yml': flow, 'conf/func-A.yml': misspelt.replace('Verfy', 'Verify') });
  const to = join(folder, 'to');
  mkdirSync(to);
  symlinkSync('not-there.yaml', join(to, 'func-A.yaml'));
  expect(await runCommand(['export', folder, to])).toMatchObject({
    error: expect.stringContaining('[cli.export-would-overwrite]'),
  });
  rmSync(join(to, 'func-A.yaml'));
  mkdirSync(join(to, 'func-A.yaml'));
  expect(await runCommand(['export', folder, to])).toMatchObject({
    error: expect.stringContaining('[cli.export-would-overwrite]'),
  });
});

test('a run that lacks a function names the file that may hold it and can not be read', async () => {
  mkdirSync(join(folder, 'samples'));
  writeProject({
    'samples/F.jsonl': '{"a":1}\n',
    'conf/flow-F.yml': flow,
    'conf/a.yml': 'kistype: func\nfname: A\n fmode: Verify\n',
  });
  expect(await runCommand(['run', folder])).toMatchObject({
    error: expect.stringMatching(/a\.yml:3.*\[import\.malformed-yaml\]/s),
  });
});

test('new makes a project that runs, and never touches a folder that is there', async () => {
  const project = join(folder, 'mine');
  expect(await runCommand(['new', project, '--template', 'student-scores'])).toMatchObject({ code: 0 });
  expect(await runCommand(['run', project])).toMatchObject({
    code: 0,
    out: expect.stringContaining('76.66666666666667'),
  });
  expect(await runCommand(['new', project])).toMatchObject({ code: 2 });
  expect(await runCommand(['new', join(folder, 'x'), '--template', 'nope'])).toMatchObject({ code: 2 });
  const empty = join(folder, 'empty');
  expect(await runCommand(['new', empty, '--template', 'empty'])).toMatchObject({ code: 0 });
  expect(await runCommand(['check', empty])).toMatchObject({
    code: 0,
    out: expect.stringContaining('[lint.nothing-to-import]'),
  });
  expect(await runCommand(['run', empty])).toMatchObject({ code: 2 });
});

test('exit codes tell a wrong command line from an unreadable folder', async () => {
  expect(await runCommand(['check', join(folder, 'nowhere')])).toMatchObject({ code: 3 });
  expect(await runCommand(['check', folder])).toMatchObject({
    code: 3,
    error: expect.stringContaining('YAML'),
  });
  writeProject({
    'conf/flow-F.yml': flow,
    'conf/flow-G.yml': flow.replace('F', 'G'),
    'conf/func-A.yml': misspelt,
  });
  expect(await runCommand(['run', folder])).toMatchObject({
    code: 2,
    error: expect.stringContaining('F, G'),
  });
  expect(await runCommand(['run', folder, 'H'])).toMatchObject({ code: 2 });
  expect(await runCommand(['run', folder, 'F'])).toMatchObject({
    code: 2,
    error: expect.stringContaining('samples/F.jsonl'),
  });
});

test('messages are Chinese when asked for, or when the environment is', async () => {
  expect(pickLanguage(['run', '--lang', 'zh-CN'], { LANG: 'en_US.UTF-8' })).toBe('zh-CN');
  expect(pickLanguage([], { LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
  expect(pickLanguage([], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
  const { error } = await runCommand(['check', join(folder, 'nowhere')], 'zh-CN');
  expect(error).toContain('不是文件夹');
});
