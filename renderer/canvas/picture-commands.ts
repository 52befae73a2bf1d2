import type { Command } from '../command-kit/command.ts';
import type { App } from '../stores/app-stores.tsx';
import { saveAs } from '../ui/save-as.ts';
import { exportFlowPicture } from './export-picture.ts';

/** Pictures of the shown flow, for documents. */
export const pictureCommands: readonly Command[] = [
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
