import { CodedError } from '../../../core/errors/coded-error.ts';
import type { HostServices } from '../host-services.ts';
import type { ProjectFolder } from '../project/project-folder.ts';

/** What runs a folder's code, or asks the servers that it names, begins with this. Throws `host.not-trusted`. */
export async function requireTrust(
  { trusted }: Pick<HostServices, 'trusted'>,
  { root }: Pick<ProjectFolder, 'root'>,
): Promise<void> {
  if (!(await trusted.isTrusted(root))) throw new CodedError('host.not-trusted', { root });
}
