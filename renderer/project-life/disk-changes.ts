import type { EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { App } from '../stores/app-stores.tsx';
import { toast } from '../ui/toast.tsx';
import { addConflict } from './conflicts.ts';

type DiskChange = EventPayload<HostContract, 'project.filesChanged'>['changes'][number];

/** Follows files that change on disk by another hand: clean files are read again, edited ones become conflicts. */
export function followDisk(app: App): () => void {
  return app.backend.on('project.filesChanged', ({ projectId, changes }) => {
    if (projectId !== app.project.getState().opened?.projectId) return;
    applyDiskChanges(app, changes);
  });
}

/** Also used when a folder is opened again after a lost connection. */
export function applyDiskChanges(app: App, changes: readonly DiskChange[]): void {
  const reloaded = changes.filter((change) => takeChange(app, change)).map(({ path }) => path);
  const [first] = reloaded;
  if (first === undefined) return;
  toast({ message: app.text('shell.reloaded', { count: reloaded.length, path: first }) });
}

/** Whether the file was read again. */
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
