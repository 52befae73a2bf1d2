import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { filesToRun } from '../project/files-to-run.ts';
import { requireTrust } from './require-trust.ts';

export const goldenHandlers = {
  'golden.run': runGoldenTest,
  'golden.stop': stopGoldenTest,
} satisfies Partial<HostHandlers>;

/** How long a test may take in the window. */
const timeoutMs = 60_000;

async function runGoldenTest(
  { projectId, name, text, accept, overlay }: HostParams<'golden.run'>,
  { services, session }: HandlerContext,
) {
  const { folder } = session.project(projectId);
  await requireTrust(services, folder);
  const files = await filesToRun(folder, overlay);
  const unsaved = new Map(overlay.flatMap(({ path, text: kept }) => (kept === null ? [] : [[path, kept]])));
  return await session.engine().golden({ root: folder.root, files, unsaved, timeoutMs, name, text, accept });
}

async function stopGoldenTest(_params: HostParams<'golden.stop'>, { session }: HandlerContext) {
  await session.engine().stopGolden();
  return null;
}
