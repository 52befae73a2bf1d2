import { inWorkspace } from '../command-kit/command.ts';
import { hasFlow, shownFlow } from '../flow-actions/shown-flow.ts';

/** What forms offer wherever the focus is. */
export const formsCommands = inWorkspace([
  {
    id: 'flow.rowTypes',
    label: 'commands.rowTypes',
    menu: 'flow',
    enabled: hasFlow,
    async run(workspace) {
      // What knows the built-ins is no part of the first load.
      const { showRowTypes } = await import('./types-dialog.tsx');
      await showRowTypes(workspace);
    },
  },
  {
    id: 'function.inProduction',
    label: 'commands.inProduction',
    menu: 'flow',
    enabled: (workspace) => shownFlow(workspace)?.selected.length === 1,
    async run(workspace) {
      const { showInProduction } = await import('./production-dialog.tsx');
      await showInProduction(workspace);
    },
  },
]);
