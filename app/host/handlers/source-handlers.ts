import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { requireTrust } from './require-trust.ts';

export const sourceHandlers = {
  'sources.sample': sampleSource,
} satisfies Partial<HostHandlers>;

/** What the source refers to is read, and sent to where it says. */
async function sampleSource(
  { projectId, ...asked }: HostParams<'sources.sample'>,
  { services, session }: HandlerContext,
) {
  const { folder } = session.project(projectId);
  await requireTrust(services, folder);
  return await session.engine().sampleSource({ ...asked, root: folder.root });
}
