import { inWorkspace } from '../command-kit/command.ts';
import { showProblem } from '../config-actions/show-problem.ts';

/** Getting the design out, for production runners. */
export const exportCommands = inWorkspace([
  {
    id: 'export.yaml',
    label: 'export.command',
    menu: 'file',
    keys: ['Mod+E'],
    scope: 'global',
    async run(workspace) {
      const { showExport } = await import('./export-dialog.tsx');
      await showExport(workspace, (problem) => showProblem(workspace, problem));
    },
  },
]);
