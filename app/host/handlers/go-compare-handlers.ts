import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { programWords } from '../verify/against-program.ts';
import { prepareRun } from './prepare-run.ts';
import { requireTrust } from './require-trust.ts';

export const goCompareHandlers = {
  'go.compare': compareWithProgram,
  'go.stopCompare': stopComparing,
} satisfies Partial<HostHandlers>;

/** A program runs outside of all walls: nothing is started where the folder isn't trusted. */
async function compareWithProgram(params: HostParams<'go.compare'>, { services, session }: HandlerContext) {
  const { folder: project, journals } = session.project(params.projectId);
  const { folder, batchSize } = params;
  return await session.engine().compare(async () => {
    await requireTrust(services, project);
    const words = programWords(params.command);
    await checkFolder(folder);
    const options = runOptionsSchema.parse({ batchSize, journal: 'full', journalShare: 1, outputs: true });
    const onTrouble = services.troubles.report;
    const request = await prepareRun(project, params, { runId: randomUUID(), options, onTrouble });
    return { ...request, journals, words, folder };
  });
}

async function checkFolder(folder: string): Promise<void> {
  if (!isAbsolute(folder)) throw new CodedError('host.not-absolute', { path: folder });
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new CodedError('host.not-a-folder', { path: folder });
}

async function stopComparing(_params: HostParams<'go.stopCompare'>, { session }: HandlerContext) {
  await session.engine().stopCompare();
  return null;
}
