import { inWorkspace } from '../command-kit/command.ts';
import { showProblem } from '../config-actions/show-problem.ts';
import { hasFlow } from '../flow-actions/shown-flow.ts';

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
  {
    id: 'export.compareGo',
    label: 'export.compareGo',
    menu: 'file',
    enabled: hasFlow,
    async run(workspace) {
      const { showCompare } = await import('./compare-dialog.tsx');
      await showCompare(workspace);
    },
  },
]);
