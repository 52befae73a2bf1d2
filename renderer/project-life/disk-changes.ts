import type { EventPayload } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import { studioPath } from '../../core/project/studio-file.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import { addConflict } from './conflicts.ts';

type DiskChange = EventPayload<HostContract, 'project.filesChanged'>['changes'][number];

/** Follows files that change on disk by another hand: clean files are read again, edited ones become conflicts. */
export function followDisk(workspace: Workspace): () => void {
  const isShown = (projectId: string) => projectId === workspace.project.getState().opened.projectId;
  const stopChanges = workspace.backend.on('project.filesChanged', ({ projectId, changes }) => {
    if (isShown(projectId)) applyDiskChanges(workspace, changes);
  });
  const stopGone = workspace.backend.on('project.folderGone', ({ projectId }) => {
    if (isShown(projectId)) workspace.life.setState({ folderGone: true });
  });
  return () => {
    stopChanges();
    stopGone();
  };
}

/** Also used when a folder is opened again after a lost connection. */
export function applyDiskChanges(workspace: Workspace, changes: readonly DiskChange[]): void {
  const taken = changes.filter((change) => takeChange(workspace, change));
  const deleted = taken.filter(({ text }) => text === null);
  const read = taken.filter(({ text }) => text !== null);
  tell(workspace, 'shell.reloaded', read);
  tell(workspace, 'shell.deletedThere', deleted);
}

function tell(
  studio: StudioWindow,
  key: 'shell.reloaded' | 'shell.deletedThere',
  changes: readonly DiskChange[],
): void {
  const [first] = changes;
  if (first !== undefined) toast({ message: studio.text(key, { count: changes.length, path: first.path }) });
}

/** Whether the file is now as on disk: read again, or gone. */
function takeChange(workspace: Workspace, { path, text, hash }: DiskChange): boolean {
  const { project, saved, followDisk: follow, setSaved } = workspace.project.getState();
  const mine = project.files.get(path)?.text ?? null;
  const onDisk = text === null || hash === null ? null : { text, hash };
  if (mine === text) {
    setSaved(path, onDisk);
    workspace.life.setState(({ conflicts }) => ({
      conflicts: conflicts.filter((other) => other.path !== path),
    }));
    return false;
  }
  if (path === studioPath && text !== null && workspace.life.getState().asideTexts.includes(text))
    return false;
  if (mine === (saved.get(path)?.text ?? null)) {
    follow(path, onDisk);
    return true;
  }
  addConflict(workspace, { path, diskText: text, diskHash: hash });
  return false;
}
