import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeError, type ReceivedError } from '../../../core/errors/coded-error.ts';
import { createRunEngineFactory } from '../engine/run-engine.ts';
import type { HostParams } from '../host-params.ts';
import { createTestHost, type TestHost, type TestWindow } from '../test-host.ts';
import { tracedProject, tracingProgram } from './test-program.ts';

let host: TestHost;
let window: TestWindow;
let projectId: string;
let folder: string;

beforeEach(async () => {
  host = await createTestHost(createRunEngineFactory());
  window = host.open();
  folder = await host.write('go', { 'compare.mjs': tracingProgram });
  ({ projectId } = await window.call('project.open', { root: await host.write('p', tracedProject) }));
});
afterEach(() => host.close());

const trust = () => window.call('project.trust', { projectId, trusted: true });

function compare(how: string, wish: Partial<HostParams<'go.compare'>> = {}) {
  const source = { kind: 'file', path: 'samples/F.jsonl' } as const;
  const command = `"${process.execPath}" compare.mjs ${how}`;
  const asked = { projectId, flow: 'F', source, overlay: [], batchSize: 2, folder, command, ...wish };
  return window.call('go.compare', asked);
}

async function refusal(of: Promise<unknown>): Promise<string> {
  const thrown = await of.then(
    () => undefined,
    (error: { data: ReceivedError }) => error.data,
  );
  return thrown === undefined ? 'none' : `${thrown.code}: ${describeError(thrown, 'en').message}`;
}

test('a program with the same rows is the same, and the Studio’s run stands whole in the history', async () => {
  await trust();
  const answer = await compare('right');
  expect(answer).toMatchObject({ visits: 4, rows: 4, difference: null, studioError: null });
  expect(answer.programEnd).toMatchObject({ code: '0' });
  const { runs } = await window.call('runs.list', { projectId });
  expect(runs).toMatchObject([{ runId: answer.runId, flow: 'F', state: 'ended', level: 'full' }]);
});

test('the first row that differs is told with its fields, its visit, and both rows', async () => {
  await trust();
  const { difference, runId } = await compare('wrong');
  expect(difference).toEqual({
    ...{ kind: 'row', visit: 4, node: 'Sum#1', batch: 2, row: 1, fields: ['s'] },
    ...{ studio: '{"s":3}', program: '{"s":4,"more":null}' },
  });
  const { rows } = await window.call('runs.visitRows', { projectId, runId, visit: 4, side: 'out' });
  expect(rows.map(({ json }) => json)).toEqual(['{"s":3}']);
});

test('a visit that is missing is told, and the failure of a program behind some', async () => {
  await trust();
  const visit = { kind: 'visit', visit: 4, studio: { node: 'Sum#1', batch: 2 }, program: null };
  expect(await compare('forgets')).toMatchObject({ visits: 3, difference: visit });
  const failed = { difference: visit, programEnd: { code: '4', said: 'no more' } };
  expect(await compare('fails')).toMatchObject(failed);
});

test('unsaved edits and unsaved rows are what both get', async () => {
  await trust();
  const source = { kind: 'lines', name: 'samples/F.jsonl', lines: '{"a":5}\n{"a":7}\n' } as const;
  const text = (tracedProject['conf/func-Big.yml'] ?? '').replace('> 1.0', '> 5.0');
  const overlay = [{ path: 'conf/func-Big.yml', text }];
  expect(await compare('right', { source })).toMatchObject({ visits: 2, rows: 3, difference: null });
  const edited = await compare('right', { source, overlay });
  expect(edited.difference).toMatchObject({ kind: 'row', node: 'Big#1', studio: '{"a":7}' });
});

test('nothing is started where the folder is not trusted, or what was asked makes no sense', async () => {
  expect(await refusal(compare('right'))).toContain('host.not-trusted');
  await trust();
  expect(await refusal(compare('', { command: ' ' }))).toContain('verify.no-command');
  expect(await refusal(compare('', { command: '"node' }))).toContain('verify.no-command');
  expect(await refusal(compare('right', { folder: 'go' }))).toContain('host.not-absolute');
  expect(await refusal(compare('right', { folder: `${folder}/no` }))).toContain('host.not-a-folder');
  expect((await window.call('runs.list', { projectId })).runs).toEqual([]);
});

test('a program that can’t be started, or gives up at once, is told in words', async () => {
  await trust();
  expect(await refusal(compare('', { command: './nothing' }))).toContain('./nothing can’t be started');
  expect(await refusal(compare('', { command: './go run .' }))).toContain('Go is not installed');
  expect(await refusal(compare('refuses'))).toContain('the program ended with 3: no such row type');
  expect(await refusal(compare('talks'))).toContain('line 2 of what the program prints');
});

test('a stop ends the program and the run, and a new comparison the one before', async () => {
  await trust();
  const inProgram = () => window.next('go.compareStage', ({ stage }) => stage === 'program');
  let [reached, refused] = [inProgram(), refusal(compare('waits'))];
  await reached;
  await window.call('go.stopCompare', { projectId });
  expect(await refused).toContain('process.stopped');

  const endless = { path: 'functions/Big.ts', text: 'export default () => { for (;;); };' };
  const plain = { path: 'conf/func-Big.yml', text: 'kistype: func\nfname: Big\nfmode: Calculate\n' };
  const inStudio = window.next('go.compareStage');
  refused = refusal(compare('right', { overlay: [endless, plain] }));
  await inStudio;
  await window.call('go.stopCompare', { projectId });
  expect(await refused).toContain('process.stopped');

  [reached, refused] = [inProgram(), refusal(compare('waits'))];
  await reached;
  expect(await compare('right')).toMatchObject({ difference: null });
  expect(await refused).toContain('process.stopped');
});
