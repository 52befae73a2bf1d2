import type { Command } from '../command-kit/command.ts';
import { isOpen } from '../command-kit/is-open.ts';
import { showProblem } from '../config-actions/show-problem.ts';
import { showExport } from './export-dialog.tsx';

/** Getting the design out, for production runners. */
export const exportCommands: readonly Command[] = [
  {
    id: 'export.yaml',
    label: 'export.command',
    menu: 'file',
    keys: ['Mod+E'],
    scope: 'global',
    enabled: isOpen,
    run: (app) => showExport(app, (problem) => showProblem(app, problem)),
  },
];
