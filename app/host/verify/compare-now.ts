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
import type { ComparisonRequest, EngineEvents, RunRequest } from '../run-engine.ts';
import { againstProgram, type ComparedProgram } from './against-program.ts';
import { onComparisonGround } from './comparison-ground.ts';
import { type Difference, differingFields } from './first-difference.ts';
import { cannotVerify } from './refusals.ts';
import type { VisitRows } from './visit-rows.ts';
import type { VisitSpool } from './visit-spool.ts';

type Answer = ResultOf<HostContract, 'go.compare'>;

/** One comparison, from the run here to the first difference. Rejects with `process.stopped` when it was stopped meanwhile. */
export async function compareNow(
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

/** What whoever stopped a comparison is told. */
export function stopped(): CodedError {
  return new CodedError('process.stopped');
}
