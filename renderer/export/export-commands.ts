import { exportFlowPicture } from '../canvas/export-picture.ts';
import type { Command } from '../command-kit/command.ts';
import { showProblem } from '../config-actions/show-problem.ts';
import type { App } from '../stores/app-stores.tsx';
import { saveAs } from '../ui/save-as.ts';
import { showExport } from './export-dialog.tsx';

/** Getting the design out: YAML for production runners, and pictures for documents. */
export const exportCommands: readonly Command[] = [
  {
    id: 'export.yaml',
    label: 'export.command',
    menu: 'file',
    keys: ['Mod+E'],
    scope: 'global',
    enabled: (app) => app.project.getState().project !== null,
    run: (app) => showExport(app, (problem) => showProblem(app, problem)),
  },
  {
    id: 'export.pictureSvg',
    label: 'export.pictureSvg',
    menu: 'file',
    enabled: (app) => shownFlow(app) !== null,
    run: (app) => savePicture(app, 'svg'),
  },
  {
    id: 'export.picturePng',
    label: 'export.picturePng',
    menu: 'file',
    enabled: (app) => shownFlow(app) !== null,
    run: (app) => savePicture(app, 'png'),
  },
];

function shownFlow(app: App): string | null {
  const { view } = app.selection.getState();
  return view.kind === 'flow' ? view.flow : null;
}

async function savePicture(app: App, format: 'svg' | 'png'): Promise<void> {
  const flow = shownFlow(app);
  if (flow !== null) saveAs(await exportFlowPicture(app, flow, format), `${flow}.${format}`);
}
