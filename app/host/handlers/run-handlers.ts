import { randomUUID } from 'node:crypto';
import type { JournalEventOf } from '../../../core/contract/journal.ts';
import { type RunOptions, runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { nodeIds } from '../../../core/project/chain.ts';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { momentIn, momentOf } from '../journal/continuation.ts';
import type { RunJournals } from '../journal/run-journals.ts';
import type { RunRequest } from '../run-engine.ts';
import { prepareRun } from './prepare-run.ts';
import { requireTrust } from './require-trust.ts';

export const runHandlers = {
  'run.start': startRun,
  'run.control': controlRun,
  'debug.breakpoints': (params, { session }) => session.engine().debug('debug.breakpoints', params),
  'debug.goOn': (params, { session }) => session.engine().debug('debug.goOn', params),
  'debug.edit': (params, { session }) => session.engine().debug('debug.edit', params),
  'debug.rows': (params, { session }) => session.engine().debug('debug.rows', params),
  'engine.state': (_params, { session }) => session.engine().state(),
  'engine.restart': ({ runId }, { session }) => session.engine().restart(runId),
} satisfies Partial<HostHandlers>;

/** The run is known, and can be stopped, from the first moment: the caller may have given it an id of its own. */
async function startRun(params: HostParams<'run.start'>, { services, session }: HandlerContext) {
  const { folder, journals } = session.project(params.projectId);
  const { runId = randomUUID() } = params;
  const { report } = services.troubles;
  const options = runOptionsSchema.parse(params.options);
  async function prepare(): Promise<RunRequest> {
    await requireTrust(services, folder);
    const { continues, storage } = params;
    const request = await prepareRun(folder, params, { runId, options, storage, onTrouble: report });
    return { ...request, ...(continues && (await goOnFrom(journals, continues, request))), journals };
  }
  await session.engine().start(runId, prepare);
  return { runId };
}

/** What a run from a visit of an earlier one on is started with. Throws `host.no-journal` where that visit is not kept whole. */
async function goOnFrom(
  journals: RunJournals,
  { runId, visit }: { runId: string; visit: number },
  { files, flow, options }: RunRequest,
): Promise<Pick<RunRequest, 'resume' | 'options'>> {
  const { reader } = await journals.open(runId);
  const config = projectModel(createProject('', files)).flow(flow)?.config;
  const ids: readonly string[] = config ? nodeIds(config) : [];
  const moment = await momentOf(reader, visit);
  const resume = typeof moment === 'string' ? undefined : momentIn(moment, ids);
  const { started } = (await reader.stateAt(0)).state;
  if (!resume || started?.flow !== flow) throw new CodedError('host.no-journal');
  return { resume, options: optionsOf(started, { ids, options, node: resume.node }) };
}

/** Size of a batch, the part that is run and what an error does are as in the earlier run; pinned rows where it had some. */
function optionsOf(
  { batchSize, alone, upTo, records, pinned = [], chain }: JournalEventOf<'started'>,
  { ids, options, node }: { ids: readonly string[]; options: RunOptions; node: number },
): RunOptions {
  const here = (place: number): number => ids.indexOf(chain[place]?.id ?? '');
  const last = upTo === undefined ? -1 : here(upTo);
  return {
    ...options,
    batchSize: Math.max(1, batchSize),
    onError: records ? 'record' : 'stop',
    ...(alone !== undefined && { alone: node }),
    ...(last >= 0 && { upTo: last }),
    pinned: options.pinned.filter((one) => pinned.map(here).includes(one.node)),
  };
}

async function controlRun(params: HostParams<'run.control'>, { session }: HandlerContext) {
  await session.engine().control(params);
  return null;
}
