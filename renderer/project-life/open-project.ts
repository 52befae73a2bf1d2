import { projectModel } from '../../core/project/model.ts';
import { attempt } from '../command-kit/run-command.ts';
import type { App } from '../stores/app-stores.tsx';
import { quiet } from '../stores/life-store.ts';
import type { OpenedProject } from '../stores/project-store.ts';
import { loadHistory } from '../stores/run-session.ts';
import { askRecovery } from './recovery-dialog.tsx';
import { rememberRoot } from './remembered-root.ts';
import { mayLeave } from './unsaved-dialog.tsx';

/** Opens a folder in this window, after asking about unsaved work. On the desktop the host may choose another window. */
export async function openProject(app: App, root: string): Promise<void> {
  const { opened } = app.project.getState();
  const { handled } = await app.backend.call('window.openProject', { root });
  if (handled || (opened !== null && !(await mayLeave(app)))) return;
  app.life.setState({ ...quiet, opening: root });
  try {
    const project = await app.backend.call('project.open', { root });
    if (opened !== null) await app.backend.call('project.close', { projectId: opened.projectId });
    show(app, project);
  } finally {
    app.life.setState({ opening: null });
  }
  await askRecovery(app);
}

function show(app: App, opened: OpenedProject): void {
  app.selection.getState().set({
    view: { kind: 'none' },
    openFlows: [],
    nodeIds: [],
    edgeIndex: null,
    inspected: null,
    watched: null,
    reveal: null,
  });
  app.run.setState({ phase: 'idle', runId: null, flow: null, nodeIds: [], progress: null, finished: null });
  app.run.setState({ pausedAt: null, logs: [], logsDropped: 0, history: [] });
  app.ui.setState({ explorerSearch: '', renaming: null });
  app.project.getState().open(opened);
  rememberRoot(opened.root);
  const { project } = app.project.getState();
  const first = project && projectModel(project).flows[0];
  if (first) app.selection.getState().showFlow(first.name);
  void attempt(() => loadHistory(app));
}

/** Back to the welcome screen, after asking about unsaved work. */
export async function closeProject(app: App): Promise<void> {
  const { opened } = app.project.getState();
  if (opened === null || !(await mayLeave(app))) return;
  await app.backend.call('project.close', { projectId: opened.projectId });
  app.project.getState().close();
  app.selection.getState().set({ view: { kind: 'none' }, openFlows: [], nodeIds: [], inspected: null });
  app.life.setState(quiet);
  rememberRoot(null);
}
