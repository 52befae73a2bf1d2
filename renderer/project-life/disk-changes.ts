import type { EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { App } from '../stores/app-stores.tsx';
import { toast } from '../ui/toast.tsx';
import { addConflict } from './conflicts.ts';

type DiskChange = EventPayload<HostContract, 'project.filesChanged'>['changes'][number];

/** Follows files that change on disk by another hand: clean files are read again, edited ones become conflicts. */
export function followDisk(app: App): () => void {
  const isShown = (projectId: string) => projectId === app.project.getState().opened?.projectId;
  const stopChanges = app.backend.on('project.filesChanged', ({ projectId, changes }) => {
    if (isShown(projectId)) applyDiskChanges(app, changes);
  });
  const stopGone = app.backend.on('project.folderGone', ({ projectId }) => {
    if (isShown(projectId)) app.life.setState({ folderGone: true });
  });
  return () => {
    stopChanges();
    stopGone();
  };
}

/** Also used when a folder is opened again after a lost connection. */
export function applyDiskChanges(app: App, changes: readonly DiskChange[]): void {
  const taken = changes.filter((change) => takeChange(app, change));
  const deleted = taken.filter(({ text }) => text === null);
  const read = taken.filter(({ text }) => text !== null);
  tell(app, 'shell.reloaded', read);
  tell(app, 'shell.deletedThere', deleted);
}

function tell(app: App, key: 'shell.reloaded' | 'shell.deletedThere', changes: readonly DiskChange[]): void {
  const [first] = changes;
  if (first !== undefined) toast({ message: app.text(key, { count: changes.length, path: first.path }) });
}

/** Whether the file is now as on disk: read again, or gone. */
function takeChange(app: App, { path, text, hash }: DiskChange): boolean {
  const { project, saved, followDisk: follow, setSaved } = app.project.getState();
  const mine = project?.files.get(path)?.text ?? null;
  const onDisk = text === null || hash === null ? null : { text, hash };
  if (mine === text) {
    setSaved(path, onDisk);
    app.life.setState(({ conflicts }) => ({ conflicts: conflicts.filter((other) => other.path !== path) }));
    return false;
  }
  if (mine === (saved.get(path)?.text ?? null)) {
    follow(path, onDisk);
    return true;
  }
  addConflict(app, { path, diskText: text, diskHash: hash });
  return false;
}
