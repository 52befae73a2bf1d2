import { afterEach, describe, expect, it } from 'vitest';
import { withFile } from '../../core/project/project.ts';
import type { Workspace } from '../stores/scopes.ts';
import { isDirty, unsavedChanges } from './changes.ts';
import { addConflict, decideConflict } from './conflicts.ts';
import { applyDiskChanges } from './disk-changes.ts';
import { saveProject } from './save-project.ts';
import { type HostCall, testWorkspace } from './test-workspace.ts';

const made: Workspace[] = [];
afterEach(() => {
  for (const workspace of made.splice(0)) {
    workspace.dispose();
    workspace.connection.close();
  }
});

function open(answer?: (call: HostCall) => unknown) {
  const opened = testWorkspace({ a: 'a on disk', b: 'b on disk' }, answer);
  made.push(opened.workspace);
  return opened;
}

function edit({ project }: Workspace, path: string, text: string): void {
  project.getState().edit('canvas.edit.note', (before) => withFile(before, path, text));
}

const textOf = ({ project }: Workspace, path: string) => project.getState().project.files.get(path)?.text;
const allSaved = { saved: [{ path: 'a', hash: 'new' }], conflicts: [], failed: [] };

describe('saving', () => {
  it('writes what was edited, from the state of the disk it began from, and is clean then', async () => {
    const { workspace, calls } = open(() => allSaved);
    edit(workspace, 'a', 'mine');
    expect(await saveProject(workspace)).toBe(true);
    expect(calls).toEqual([
      {
        method: 'project.save',
        params: {
          projectId: 'p',
          changes: [{ path: 'a', text: 'mine', baseHash: 'hash of a on disk' }],
          recreate: false,
        },
      },
    ]);
    expect(isDirty(workspace)).toBe(false);
    expect(workspace.project.getState().saved.get('a')).toEqual({ text: 'mine', hash: 'new' });
  });

  it('asks the host for nothing when nothing was edited', async () => {
    const { workspace, calls } = open();
    expect(await saveProject(workspace)).toBe(true);
    expect(calls).toEqual([]);
  });

  it('keeps what was typed while it was going on unsaved', async () => {
    const { workspace } = open(() => {
      edit(workspace, 'a', 'mine, and more');
      return allSaved;
    });
    edit(workspace, 'a', 'mine');
    await saveProject(workspace);
    expect(unsavedChanges(workspace.project.getState())).toEqual([
      { path: 'a', text: 'mine, and more', baseHash: 'new' },
    ]);
  });

  it('tells a file that changed on disk as a conflict, and writes it only when that is decided', async () => {
    const conflict = { path: 'a', diskText: 'theirs', diskHash: 'h' };
    const { workspace, calls } = open(() => ({ saved: [], conflicts: [conflict], failed: [] }));
    edit(workspace, 'a', 'mine');
    expect(await saveProject(workspace)).toBe(false);
    expect(await saveProject(workspace)).toBe(false);
    expect(calls).toHaveLength(1);
    decideConflict(workspace, conflict, 'mine');
    expect(unsavedChanges(workspace.project.getState())).toEqual([
      { path: 'a', text: 'mine', baseHash: 'h' },
    ]);
  });
});

describe('a conflict', () => {
  const conflict = { path: 'a', diskText: 'theirs', diskHash: 'h' };

  it('is decided for theirs as an edit, which undo takes back', () => {
    const { workspace } = open();
    edit(workspace, 'a', 'mine');
    addConflict(workspace, conflict);
    decideConflict(workspace, conflict, 'theirs');
    expect(textOf(workspace, 'a')).toBe('theirs');
    expect(isDirty(workspace)).toBe(false);
    workspace.project.getState().undo();
    expect(textOf(workspace, 'a')).toBe('mine');
    expect(workspace.life.getState().conflicts).toEqual([]);
  });

  it('of a file that was deleted there is decided for theirs by deleting it here', () => {
    const { workspace } = open();
    edit(workspace, 'a', 'mine');
    decideConflict(workspace, { path: 'a', diskText: null, diskHash: null }, 'theirs');
    expect(textOf(workspace, 'a')).toBeUndefined();
    expect(isDirty(workspace)).toBe(false);
  });

  it('is one for each file, in its newest state', () => {
    const { workspace } = open();
    addConflict(workspace, conflict);
    addConflict(workspace, { ...conflict, diskText: 'newer' });
    expect(workspace.life.getState().conflicts.map(({ diskText }) => diskText)).toEqual(['newer']);
  });
});

describe('a change on disk by another hand', () => {
  it('is taken where nothing was edited, and no step of undo', () => {
    const { workspace } = open();
    edit(workspace, 'b', 'mine');
    applyDiskChanges(workspace, [{ path: 'a', text: 'theirs', hash: 'h' }]);
    expect(textOf(workspace, 'a')).toBe('theirs');
    workspace.project.getState().undo();
    expect(textOf(workspace, 'a')).toBe('theirs');
    expect(isDirty(workspace)).toBe(false);
  });

  it('of what was edited here becomes a conflict, which ends when both say the same', () => {
    const { workspace } = open();
    edit(workspace, 'a', 'mine');
    applyDiskChanges(workspace, [{ path: 'a', text: 'theirs', hash: 'h' }]);
    expect(textOf(workspace, 'a')).toBe('mine');
    expect(workspace.life.getState().conflicts).toHaveLength(1);
    applyDiskChanges(workspace, [{ path: 'a', text: 'mine', hash: 'h2' }]);
    expect(workspace.life.getState().conflicts).toEqual([]);
    expect(isDirty(workspace)).toBe(false);
  });
});
