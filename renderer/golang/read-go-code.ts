import { toErrorData } from '../../core/errors/coded-error.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Reads the Go code anew; what was known stays where that fails. */
export async function readGoCode(workspace: Workspace): Promise<void> {
  const { projectId } = workspace.project.getState().opened;
  const folder = goFolder(workspace);
  const code = await workspace.backend.call('golang.read', { projectId, folder }).catch((thrown: unknown) => {
    workspace.go.setState({ failure: toErrorData(thrown) });
    return undefined;
  });
  if (code === undefined || goFolder(workspace) !== folder) return;
  workspace.go.setState({ failure: null });
  const isAny = code.usesKisFlow || folder !== '';
  const known = workspace.go.getState().code;
  // What says the same as before changes nothing: problems are not looked for again.
  if (JSON.stringify(known) !== JSON.stringify(isAny ? code : null))
    workspace.go.setState({ code: isAny ? code : null });
}

/** Where the Go code is, from the project's folder; empty for that folder itself. */
export function goFolder(workspace: Workspace): string {
  return projectModel(workspace.project.getState().project).studio.goFolder ?? '';
}
