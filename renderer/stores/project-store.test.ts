import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Project, withFile, withoutFile } from '../../core/project/project.ts';
import { createProjectStore, dirtyPaths, type OpenedProject } from './project-store.ts';

const files = ['a', 'b', 'c'].map((path) => ({ path, text: `${path} on disk`, hash: `hash of ${path}` }));
const opened: OpenedProject = {
  projectId: 'p',
  root: '/p',
  name: 'p',
  files,
  largeFiles: [],
  unreadable: [],
  trusted: true,
  readOnly: false,
  openElsewhere: false,
  recovery: null,
};

function openStore() {
  const store = createProjectStore();
  store.getState().open(opened);
  return store;
}

function texts(project: Project | null): Record<string, string> {
  return Object.fromEntries([...(project?.files.values() ?? [])].map(({ path, text }) => [path, text]));
}

const editArbitrary = fc.record({
  path: fc.constantFrom('a', 'b', 'c', 'd'),
  text: fc.option(fc.string(), { nil: null }),
  mergeKey: fc.option(fc.constantFrom('typing', 'moving'), { nil: undefined }),
});

describe('undo and redo', () => {
  it('take back every edit, one step at a time, and make it again', () => {
    fc.assert(
      fc.property(fc.array(editArbitrary, { maxLength: 30 }), (edits) => {
        const store = openStore();
        const states = [store.getState().project];
        let lastKey: string | undefined;
        for (const { path, text, mergeKey } of edits) {
          const before = store.getState().project;
          const change = (project: Project) =>
            text === null ? withoutFile(project, path) : withFile(project, path, text);
          store.getState().edit('commands.rename', change, mergeKey);
          const after = store.getState().project;
          if (after === before) continue;
          if (mergeKey !== undefined && mergeKey === lastKey) states.pop();
          states.push(after);
          lastKey = mergeKey;
        }
        const { undo, redo } = store.temporal.getState();
        for (const state of states.slice(0, -1).reverse()) {
          undo();
          expect(store.getState().project).toBe(state);
        }
        for (const state of states.slice(1)) {
          redo();
          expect(store.getState().project).toBe(state);
        }
      }),
    );
  });

  it('end at the disk again after fifty mixed edits', () => {
    const store = openStore();
    for (let count = 0; count < 50; count++) {
      const path = ['a', 'b', 'new'][count % 3] ?? 'a';
      store.getState().edit('commands.rename', (project) => withFile(project, path, `edit ${count}`));
    }
    expect(store.temporal.getState().pastStates).toHaveLength(50);
    store.temporal.getState().undo(50);
    expect(texts(store.getState().project)).toEqual(Object.fromEntries(files.map((f) => [f.path, f.text])));
    expect(dirtyPaths(store.getState().project, store.getState().saved)).toEqual([]);
  });

  it('do not merge typing before an undo with typing after it', () => {
    const store = openStore();
    const type = (text: string) =>
      store.getState().edit('commands.rename', (project) => withFile(project, 'a', text), 'typing');
    type('x');
    type('xy');
    expect(store.temporal.getState().pastStates).toHaveLength(1);
    store.temporal.getState().undo();
    type('z');
    type('zz');
    store.temporal.getState().undo();
    expect(store.getState().project?.files.get('a')?.text).toBe('a on disk');
  });

  it('record nothing for an edit that changes nothing', () => {
    const store = openStore();
    store.getState().edit('commands.rename', (project) => withFile(project, 'a', 'a on disk'));
    expect(store.temporal.getState().pastStates).toEqual([]);
  });
});

describe('the dirty state', () => {
  it('is by content: an edit taken back by hand is none', () => {
    const store = openStore();
    const dirty = () => dirtyPaths(store.getState().project, store.getState().saved);
    store.getState().edit('commands.rename', (project) => withFile(project, 'a', 'other'));
    store.getState().edit('commands.deleteFile', (project) => withoutFile(project, 'b'));
    store.getState().edit('commands.newFlow', (project) => withFile(project, 'd', 'new'));
    expect(dirty()).toEqual(['a', 'b', 'd']);
    store.getState().edit('commands.rename', (project) => withFile(project, 'a', 'a on disk'));
    expect(dirty()).toEqual(['b', 'd']);
    store.getState().setSaved('b', null);
    store.getState().setSaved('d', { text: 'new', hash: 'h' });
    expect(dirty()).toEqual([]);
  });
});

describe('a file that changes on disk', () => {
  it('is followed without an undo step, before and after other edits', () => {
    const store = openStore();
    store.getState().edit('commands.rename', (project) => withFile(project, 'b', 'mine'));
    store.getState().followDisk('a', { text: 'a by another hand', hash: 'h2' });
    expect(store.temporal.getState().pastStates).toHaveLength(1);
    store.temporal.getState().undo();
    expect(texts(store.getState().project)).toMatchObject({ a: 'a by another hand', b: 'b on disk' });
    expect(dirtyPaths(store.getState().project, store.getState().saved)).toEqual([]);
    store.temporal.getState().redo();
    expect(texts(store.getState().project)).toMatchObject({ a: 'a by another hand', b: 'mine' });
  });
});
