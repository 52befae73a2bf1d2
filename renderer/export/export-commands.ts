import { inWorkspace } from '../command-kit/command.ts';
import { showProblem } from '../config-actions/show-problem.ts';
import { showExport } from './export-dialog.tsx';

/** Getting the design out, for production runners. */
export const exportCommands = inWorkspace([
  {
    id: 'export.yaml',
    label: 'export.command',
    menu: 'file',
    keys: ['Mod+E'],
    scope: 'global',
    run: (workspace) => showExport(workspace, (problem) => showProblem(workspace, problem)),
  },
]);
