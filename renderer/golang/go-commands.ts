import { inWorkspace } from '../command-kit/command.ts';
import type { Workspace } from '../stores/scopes.ts';

/** What the project's Go code has to do with it. */
export const goCommands = inWorkspace([
  {
    id: 'view.goCode',
    label: 'commands.goCode',
    menu: 'view',
    async run(workspace) {
      const { showGoCode } = await import('./go-dialog.tsx');
      await showGoCode(workspace, null);
    },
  },
  {
    id: 'function.showGo',
    label: 'commands.showGo',
    menu: 'flow',
    enabled: (workspace) => selectedInGo(workspace) !== undefined,
    run(workspace) {
      const found = selectedInGo(workspace);
      if (found) workspace.go.setState({ asked: found.code ?? found.place });
    },
  },
]);

/** The function that is inspected, as Go registers it. */
function selectedInGo({ selection, go }: Workspace) {
  const { inspected } = selection.getState();
  return inspected?.kind === 'function'
    ? go.getState().code?.functions.find(({ name }) => name === inspected.name)
    : undefined;
}
