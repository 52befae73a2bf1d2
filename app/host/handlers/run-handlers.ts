import { randomUUID } from 'node:crypto';
import { type RunOptions, runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { addToHistory, clearHistory, listHistory } from '../history/run-history.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { toFileError } from '../project/file-error.ts';
import { filesToRun } from '../project/files-to-run.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { resolveInside } from '../project/project-path.ts';
import { prepareStudioFile, storeFileOf } from '../project/studio-folder.ts';
import type { RunRequest } from '../run-engine.ts';
import { stampOf } from '../samples/sample-file.ts';
import type { OnTrouble } from '../storage/troubles.ts';

export const runHandlers = {
  'run.start': startRun,
  'run.control': controlRun,
  'run.rows': rowsOfRun,
  'debug.breakpoints': (params, { session }) => session.engine().debug('debug.breakpoints', params),
  'debug.goOn': (params, { session }) => session.engine().debug('debug.goOn', params),
  'debug.edit': (params, { session }) => session.engine().debug('debug.edit', params),
  'debug.rows': (params, { session }) => session.engine().debug('debug.rows', params),
  'engine.state': (_params, { session }) => session.engine().state(),
  'engine.restart': (_params, { session }) => session.engine().restart(),
  'history.list': listProjectHistory,
  'history.clear': clearProjectHistory,
} satisfies Partial<HostHandlers>;

/** The run is known, and can be stopped, from the first moment: the caller may have given it an id of its own. */
async function startRun(params: HostParams<'run.start'>, { services, session }: HandlerContext) {
  const { folder } = session.project(params.projectId);
  const { runId = randomUUID(), flow, source } = params;
  const { report } = services.troubles;
  const startedAt = Date.now();
  const options = runOptionsSchema.parse(params.options);
  async function prepare(): Promise<RunRequest> {
    if (!(await services.trusted.isTrusted(folder.root)))
      throw new CodedError('host.not-trusted', { root: folder.root });
    return await prepareRun(folder, params, { runId, options, onTrouble: report });
  }
  const forget = session.onFinished(runId, (finished) => {
    // The history is that of flows: a function that is tried again and again would push them out of it.
    if (options.alone !== undefined) return;
    const entry = { runId, flow, startedAt, status: finished.status, finished };
    const name = source.kind === 'file' ? source.path : source.name;
    void addToHistory(folder, { ...entry, batchSize: options.batchSize, source: name }, report);
  });
  try {
    await session.engine().start(runId, prepare);
  } catch (thrown) {
    forget();
    throw thrown;
  }
  return { runId };
}

async function prepareRun(
  folder: ProjectFolder,
  params: HostParams<'run.start'>,
  { runId, options, onTrouble }: { runId: string; options: RunOptions; onTrouble: OnTrouble },
): Promise<RunRequest> {
  const { source } = params;
  return {
    runId,
    flow: params.flow,
    root: folder.root,
    files: await filesToRun(folder, params.overlay),
    storePath: await storePathOf(folder, onTrouble),
    options,
    source: source.kind === 'file' ? { ...source, path: await rowFile(folder, source.path) } : source,
  };
}

/** The absolute path of a file with rows. Throws `host.file-missing`. */
async function rowFile(folder: ProjectFolder, path: string): Promise<string> {
  try {
    const target = await resolveInside(folder.root, path);
    await stampOf(target);
    return target;
  } catch (thrown) {
    throw toFileError(thrown, path);
  }
}

/** In a folder that can't be written, or has no room, the store lives in memory, for one run. */
async function storePathOf(folder: ProjectFolder, onTrouble: OnTrouble): Promise<string | null> {
  if (await folder.isReadOnly()) return null;
  const file = storeFileOf(folder.root);
  try {
    return await prepareStudioFile(folder.root, file);
  } catch (thrown) {
    const error = toFileError(thrown, file);
    if (error.code !== 'host.disk-full' && error.code !== 'host.quota-full') throw error;
    onTrouble(error);
    return null;
  }
}

async function controlRun(params: HostParams<'run.control'>, { session }: HandlerContext) {
  await session.engine().control(params);
  return null;
}

function rowsOfRun(params: HostParams<'run.rows'>, { session }: HandlerContext) {
  return session.engine().rows(params);
}

/** In turn: a run that has just finished is in it. */
function listProjectHistory({ projectId }: HostParams<'history.list'>, { session }: HandlerContext) {
  const { folder } = session.project(projectId);
  return folder.inTurn(() => listHistory(folder));
}

async function clearProjectHistory({ projectId }: HostParams<'history.clear'>, { session }: HandlerContext) {
  await clearHistory(session.project(projectId).folder);
  return null;
}
