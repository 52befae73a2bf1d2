import type { ResultOf } from '../../../core/contract/contract.ts';
import type { HostContract } from '../../../core/contract/host-contract.ts';
import type { RunFinished } from '../../../core/contract/run-payloads.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import { startRun } from '../engine/run.ts';
import { createEngineSupervisor, type SupervisorSettings } from '../engine/supervisor.ts';
import { wholeSource } from '../engine/whole-source.ts';
import { afterOutput } from '../rows/after-output.ts';
import type { ComparisonRequest, EngineEvents, RunEngine, RunRequest } from '../run-engine.ts';
import { againstProgram, type ComparedProgram } from './against-program.ts';
import { onComparisonGround } from './comparison-ground.ts';
import { type Difference, differingFields } from './first-difference.ts';
import { cannotVerify } from './refusals.ts';
import type { VisitRows } from './visit-rows.ts';
import type { VisitSpool } from './visit-spool.ts';

type Answer = ResultOf<HostContract, 'go.compare'>;

/** Comparisons with programs, one at a time, each with an engine of its own; an earlier one is stopped. */
export function createComparisonRunner(
  settings: SupervisorSettings,
  emit: EngineEvents,
): {
  run: RunEngine['compare'];
  stop: RunEngine['stopCompare'];
  /** Ends its engine and its program; none is started after. */
  close(): Promise<void>;
} {
  let current = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();
  let isOver = false;

  async function stop(): Promise<void> {
    current.abort();
    await queue;
  }
  return {
    run(makeRequest) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const next = queue.then(async () => {
        if (isOver) throw new CodedError('process.ended');
        const request = await makeRequest();
        return await compareNow(settings, request, signal, emit).catch((thrown: unknown) => {
          // Whatever a stop broke off is told as that.
          throw signal.aborted ? stopped() : thrown;
        });
      });
      queue = next.catch(() => undefined);
      return next;
    },
    stop,
    async close() {
      isOver = true;
      await stop();
    },
  };
}

async function compareNow(
  settings: SupervisorSettings,
  { words, folder, ...request }: ComparisonRequest,
  signal: AbortSignal,
  emit: EngineEvents,
): Promise<Answer> {
  if (signal.aborted) throw stopped();
  const { root, flow, runId, options } = request;
  const model = projectModel(createProject('', request.files));
  return await onComparisonGround({ root, model, flow }, async ({ spool, store }) => {
    if (signal.aborted) throw stopped();
    emit('go.compareStage', { stage: 'studio' });
    const finished = await runInStudio(settings, request, spool, signal);
    if (signal.aborted) throw stopped();
    emit('go.compareStage', { stage: 'program' });
    const rows = wholeSource(request);
    const run = { words, folder, flow, batchSize: options.batchSize, rows, store };
    const compared = await againstProgram(spool, run, signal);
    if (signal.aborted) throw stopped();
    return answerOf(runId, compared, finished.error);
  });
}

async function runInStudio(
  settings: SupervisorSettings,
  request: RunRequest,
  spool: VisitSpool,
  signal: AbortSignal,
): Promise<RunFinished> {
  const { source: _source, journals, ...start } = request;
  const supervisor = createEngineSupervisor(settings);
  supervisor.on('run.output', (rows) => spool.write(rows));
  const handle = startRun({
    supervisor,
    request: start,
    source: afterOutput(wholeSource(request), spool),
    begin: journals?.begin,
  });
  const stop = () => void handle.control('stop').catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    await handle.began;
    return await handle.finished;
  } finally {
    signal.removeEventListener('abort', stop);
    await supervisor.close();
    await spool.close();
  }
}

/** Throws `verify.refused` when the program gave up before it did anything, or behind its last visit. */
function answerOf(
  runId: string,
  { visits, rows, difference, ended }: ComparedProgram,
  studioError: RunFinished['error'],
): Answer {
  const isFailure = ended !== undefined && ended.code !== 0;
  const isSilent = studioError === undefined && (difference === undefined || visits === 0);
  if (isFailure && isSilent) throw cannotVerify('program-failed', { ...ended, visits, rows });
  return {
    ...{ runId, visits, rows, studioError: studioError ?? null },
    difference: difference === undefined ? null : told(difference, visits + 1),
    programEnd: ended === undefined ? null : { ...ended, code: String(ended.code) },
  };
}

function told(difference: Difference, visit: number): NonNullable<Answer['difference']> {
  const { studio, program } = difference;
  if (difference.kind === 'visit')
    return { kind: 'visit', visit, studio: placeOf(difference.studio), program: placeOf(difference.program) };
  const { batch, node, row } = difference;
  return {
    ...{ kind: 'row', visit, node, batch, row, fields: differingFields(studio, program) },
    ...{ studio: textOf(studio), program: textOf(program) },
  };
}

function placeOf(at: VisitRows | undefined): { node: string; batch: number } | null {
  return at === undefined ? null : { node: at.node, batch: at.batch };
}

function textOf(row: unknown): string | null {
  return row === undefined ? null : JSON.stringify(row);
}

function stopped(): CodedError {
  return new CodedError('process.stopped');
}
