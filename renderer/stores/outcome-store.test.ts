import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import type { JournalVisit } from '../../core/contract/journal.ts';
import type { NodeCounters, RunFinished, RunProgress } from '../../core/contract/run-payloads.ts';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { withFile } from '../../core/project/project.ts';
import { emptyState } from '../../core/run/journal/state.ts';
import { say } from '../../core/run/sentence.ts';
import { createLastGoodModel } from './last-good-model.ts';
import { createOutcomeStore } from './outcome-store.ts';
import { createProjectStore, type OpenedProject } from './project-store.ts';
import { runBasis } from './run-basis.ts';
import { createRunStore, type RunMoment } from './run-store.ts';
import { createSelectionStore } from './selection-store.ts';

const code = (body: string) => `export default async function (ctx, flow, rows) { ${body} }\n`;
const files = {
  'conf/flow.yml':
    'kistype: flow\nstatus: 1\nflow_name: Orders\nflows:\n  - fname: Check\n  - fname: Total\n',
  'conf/check.yml': 'kistype: func\nfname: Check\nfmode: Verify\n',
  'conf/total.yml': 'kistype: func\nfname: Total\nfmode: Calculate\n',
  'functions/Check.ts': code('flow.commitRowBatch(rows);'),
  'functions/Total.ts': code('flow.commitRowBatch(rows);'),
  'samples/Orders.jsonl': '{"id":1}\n{"id":2}\n',
};
const opened: OpenedProject = {
  projectId: 'p',
  root: '/p',
  name: 'p',
  files: Object.entries(files).map(([path, text]) => ({ path, text, hash: text })),
  largeFiles: [],
  unreadable: [],
  trusted: true,
  readOnly: false,
  openElsewhere: false,
  recovery: [],
};

const counters = (node: number, fname: string, more: Partial<NodeCounters> = {}): NodeCounters => ({
  node,
  fname,
  visits: 1,
  rowsIn: 2,
  rowsOut: 2,
  durationMs: 1,
  errors: 0,
  active: false,
  last: 'next',
  reasons: { next: 1 },
  jumps: {},
  ...more,
});

function progressOf(nodes: NodeCounters[], rowsRead = 2, batches = 1): RunProgress {
  const told = { runId: 'r', flow: 'Orders', batches, rowsRead, elapsedMs: 5, nodes };
  return { ...told, memoryBytes: 0 };
}

/** The stores of a window on one project whose flow is shown. */
function windowOn() {
  const project = createProjectStore(opened, () => undefined);
  const lastGood = createLastGoodModel();
  const [run, selection] = [createRunStore(), createSelectionStore()];
  const shownModel = (shown: Parameters<typeof projectModel>[0]) => lastGood(projectModel(shown));
  const { outcome, dispose } = createOutcomeStore({ project, run, selection, shownModel });
  selection.getState().showFlow('Orders');
  const state = () => outcome.getState().outcome;
  const words = () => [state()?.sentence, ...(state()?.clauses ?? [])].map((one) => one && say(one, 'en'));
  function begin() {
    const model = projectModel(project.getState().project);
    const chain = model.flow('Orders');
    run.setState({
      phase: 'running',
      runId: 'r',
      flow: 'Orders',
      nodeIds: chain ? nodeIds(chain.config) : [],
      basis: runBasis(project.getState(), model, 'Orders'),
      totalRows: 2,
      batchSize: 1000,
    });
  }
  function end(more: Partial<RunFinished> = {}) {
    const progress = progressOf([counters(0, 'Check'), counters(1, 'Total', { last: 'end' })]);
    const finished: RunFinished = {
      runId: 'r',
      status: 'ok',
      stoppedBecause: 'end',
      progress,
      leftInBuffer: 0,
      ...more,
    };
    run.setState({ phase: 'finished', finished, progress: finished.progress, endedAt: 0 });
  }
  const edit = (path: string, text: string) =>
    project.getState().edit('code.edit', (before) => withFile(before, path, text));
  return { project, run, selection, outcome, dispose, state, words, begin, end, edit };
}

/** A run of two functions as it was after its first or second visit, which may have failed. */
function momentAfter(visit: 1 | 2, error?: ErrorData): RunMoment {
  const total = error ? [counters(1, 'Total', { last: 'error', errors: 1 })] : [];
  const last: JournalVisit = {
    ...{
      kind: 'visit',
      visit,
      batch: 1,
      sequence: visit,
      node: visit - 1,
      rowsIn: 2,
      rowsCommitted: 2,
      rowsOut: 2,
    },
    ...{
      startMs: 0,
      durationMs: 1,
      nextNode: -1,
      inputVisit: 0,
      dataRows: 2,
      buffered: 0,
      connectorCalls: 0,
    },
    ...{ blockIn: 0, blockOut: 0, blockCommitted: 0, threwAt: error ? 2 : 0, next: error ? 'error' : 'next' },
    action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
    ...(error && { error }),
  };
  const progress = progressOf([counters(0, 'Check'), ...total]);
  return { visit, journal: { ...emptyState, last, visit }, progress };
}

describe('the outcome of the shown flow', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is there before the first run, with the rows that wait', () => {
    const { words, edit } = windowOn();
    expect(words()).toEqual(['Not run yet: 2 sample rows']);
    edit('samples/Orders.jsonl', '');
    expect(words()).toEqual(['Not run yet: no sample rows']);
  });

  it('is nothing where no flow is shown, and not that of another flow', () => {
    const { selection, state, begin, end } = windowOn();
    begin();
    end();
    selection.getState().set({ view: { kind: 'map' } });
    expect(state()).toBeNull();
    selection.getState().showFlow('Other');
    expect(state()?.state).toBe('not-run');
  });

  it('is told at most four times a second while rows flow, and at once when the run ends', () => {
    const { run, words, begin, end } = windowOn();
    begin();
    for (const rowsRead of [1, 2]) run.setState({ progress: progressOf([counters(0, 'Check')], rowsRead) });
    expect(words()[0]).toBe('Running Orders: 0 of 2 rows');
    vi.advanceTimersByTime(250);
    expect(words()[0]).toBe('Running Orders: 2 of 2 rows');
    end();
    expect(words()[0]).toBe('Done: 2 rows in 1 batch');
  });

  it('says where a paused run waits and with how many rows', () => {
    const pausedAt: RunPaused = {
      ...{ runId: 'r', batch: 0, node: 0, visit: 1, side: 'before', reason: { kind: 'asked' }, rowsIn: 2 },
      ...{ params: [], metadata: [], cache: [], connector: null, edits: [] },
      action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
    };
    const { run, words, begin } = windowOn();
    begin();
    run.setState({ progress: progressOf([], 2, 0), phase: 'paused', pausedAt });
    expect(words()).toEqual(['Paused before Check', '2 rows wait']);
  });

  it('tells a run that could not begin as one that failed', () => {
    const { run, state, begin } = windowOn();
    begin();
    const startError = { code: 'run.func-not-registered', params: { fname: 'Check' } } as const;
    run.setState({ phase: 'finished', startError, endedAt: 0 });
    expect(state()?.state).toBe('failed-no-code');
    expect(state()?.nodes['Check#1']?.tone).toBe('red');
  });

  it('is of before an edit from the function on that was touched, until the edit is taken back', () => {
    const { state, begin, end, edit, project } = windowOn();
    begin();
    end();
    expect(state()?.nodes['Total#1']?.tone).toBe('ok');
    edit('functions/Total.ts', code('flow.commitRow(1);'));
    expect(state()?.state).toBe('stale');
    expect(state()?.nodes['Check#1']?.tone).toBe('ok');
    expect(state()?.nodes['Total#1']?.tone).toBe('stale');
    project.getState().undo();
    expect(state()?.state).toBe('done');
    edit('samples/Orders.jsonl', '{"id":3}\n');
    expect(state()?.nodes['#source']?.tone).toBe('stale');
  });

  it('marks the function that failed at a moment of the past, and in a run of before', () => {
    const { run, state, begin, end } = windowOn();
    const error = {
      code: 'process.function-threw',
      params: { fname: 'Total', detail: 'Error: no' },
    } as const;
    const where = { file: 'functions/Total.ts', line: 1 };
    begin();
    end({ status: 'error', stoppedBecause: 'error', node: 1, error: { ...error, ...where }, row: 1 });
    const atEnd = state()?.nodes['Total#1'];
    expect(atEnd?.tone).toBe('red');
    run.setState({ moment: momentAfter(2, { ...error, ...where }) });
    expect(state()?.nodes['Total#1']).toEqual(atEnd);
    expect(state()?.nodes['Check#1']?.tone).toBe('none');
    expect(state()?.state).toBe('failed-threw');
    run.setState({ moment: momentAfter(1) });
    expect(state()?.nodes['Total#1']?.tone).toBe('none');
    run.setState({ moment: null, basis: null, ofBefore: 1, runId: 'before' });
    expect(state()?.nodes['Total#1']).toEqual(atEnd);
  });

  it('keeps what is said of a node as it is while the same is said', () => {
    const { state, begin, end, edit } = windowOn();
    begin();
    end();
    const before = state()?.nodes['Check#1'];
    edit('functions/Total.ts', code('flow.commitRow(1);'));
    expect(state()?.nodes['Check#1']).toBe(before);
  });
});
