import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Project, withFile, withoutFile, withReprinted, withText } from '../../core/project/project.ts';
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
  recovery: [],
};

function openStore() {
  const store = createProjectStore(opened, () => {});
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
        const states = [texts(store.getState().project)];
        let lastKey: string | undefined;
        for (const { path, text, mergeKey } of edits) {
          const before = store.getState().project;
          const change = (project: Project) =>
            text === null ? withoutFile(project, path) : withFile(project, path, text);
          store.getState().edit('commands.rename', change, mergeKey);
          const after = store.getState().project;
          if (after === before) continue;
          if (mergeKey !== undefined && mergeKey === lastKey) states.pop();
          // Typing that ends where it began is no step, and ends the merging.
          const isBack = isDeepStrictEqual(states.at(-1), texts(after));
          if (!isBack) states.push(texts(after));
          lastKey = isBack ? undefined : mergeKey;
        }
        const { undo, redo } = store.getState();
        for (const state of states.slice(0, -1).reverse()) {
          undo();
          expect(texts(store.getState().project)).toEqual(state);
        }
        for (const state of states.slice(1)) {
          redo();
          expect(texts(store.getState().project)).toEqual(state);
        }
        expect(store.history.getState().future).toEqual([]);
      }),
    );
  });

  it('end at the disk again after fifty mixed edits', () => {
    const store = openStore();
    for (let count = 0; count < 50; count++) {
      const path = ['a', 'b', 'new'][count % 3] ?? 'a';
      store.getState().edit('commands.rename', (project) => withFile(project, path, `edit ${count}`));
    }
    expect(store.history.getState().past).toHaveLength(50);
    for (let count = 0; count < 50; count++) store.getState().undo();
    expect(texts(store.getState().project)).toEqual(Object.fromEntries(files.map((f) => [f.path, f.text])));
    expect(dirtyPaths(store.getState().project, store.getState().saved)).toEqual([]);
  });

  it('do not merge typing before an undo with typing after it', () => {
    const store = openStore();
    const type = (text: string) =>
      store.getState().edit('commands.rename', (project) => withFile(project, 'a', text), 'typing');
    type('x');
    type('xy');
    expect(store.history.getState().past).toHaveLength(1);
    store.getState().undo();
    type('z');
    type('zz');
    store.getState().undo();
    expect(store.getState().project?.files.get('a')?.text).toBe('a on disk');
  });

  it('record nothing for an edit that changes nothing', () => {
    const store = openStore();
    store.getState().edit('commands.rename', (project) => withFile(project, 'a', 'a on disk'));
    expect(store.history.getState().past).toEqual([]);
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
    expect(store.history.getState().past).toHaveLength(1);
    store.getState().undo();
    expect(texts(store.getState().project)).toMatchObject({ a: 'a by another hand', b: 'b on disk' });
    expect(dirtyPaths(store.getState().project, store.getState().saved)).toEqual([]);
    store.getState().redo();
    expect(texts(store.getState().project)).toMatchObject({ a: 'a by another hand', b: 'mine' });
  });

  it('changes nothing but itself in any history', () => {
    fc.assert(
      fc.property(fc.array(editArbitrary, { maxLength: 12 }), fc.nat(12), (edits, undone) => {
        const [followed, plain] = [openStore(), openStore()];
        for (const store of [followed, plain]) {
          for (const { path, text, mergeKey } of edits)
            store.getState().edit('commands.rename', (project) => withText(project, path, text), mergeKey);
          for (let count = 0; count < undone; count++) store.getState().undo();
        }
        followed.getState().followDisk('a', { text: 'by another hand', hash: 'h2' });
        const follow = (state: Record<string, string>) =>
          state['a'] === 'a on disk' ? { ...state, a: 'by another hand' } : state;
        const walk = (store: typeof plain, turn: 'undo' | 'redo') => {
          const seen = [texts(store.getState().project)];
          for (let count = 0; count < 13; count++) {
            store.getState()[turn]();
            seen.push(texts(store.getState().project));
          }
          return seen.filter((state, index) => !isDeepStrictEqual(state, seen[index - 1]));
        };
        for (const turn of ['undo', 'redo'] as const)
          expect(walk(followed, turn)).toEqual(distinct(walk(plain, turn).map(follow)));
      }),
    );
  });
});

function distinct<T>(states: T[]): T[] {
  return states.filter((state, index) => !isDeepStrictEqual(state, states[index - 1]));
}

it('files that an edit printed afresh are told once, whatever made the edit; undo and redo tell nothing', () => {
  const told: (readonly string[])[] = [];
  const store = createProjectStore(opened, (paths) => told.push(paths));
  const { edit, undo, redo } = store.getState();
  edit('commands.rename', (project) => withFile(withReprinted(project, 'a', 'b'), 'a', 'c'));
  edit('commands.rename', (project) => withFile(project, 'a', 'd'));
  undo();
  undo();
  redo();
  edit('canvas.edit.delete', (project) =>
    withReprinted(withReprinted(withReprinted(project, 'a', 'e'), 'z', 'f'), 'a', 'g'),
  );
  expect(told).toEqual([['a'], ['a', 'z']]);
});

describe('what is kept beside the edits', () => {
  it('changes a file everywhere and is nothing to undo, whatever was edited before and after', () => {
    const store = createProjectStore(opened, () => {});
    const textOf = () => store.getState().project.files.get('a')?.text;
    const write = (text: string) =>
      store.getState().edit('canvas.edit.note', (project) => withFile(project, 'a', text));
    write('one');
    store.getState().amend('a', (text) => `${text}!`);
    expect(textOf()).toBe('one!');
    expect(store.getState().saved.get('a')).toEqual({ text: 'a on disk!', hash: 'hash of a' });
    write('two!');
    store.getState().undo();
    store.getState().undo();
    expect(textOf()).toBe('a on disk!');
    expect(dirtyPaths(store.getState().project, store.getState().saved)).toEqual([]);
    store.getState().redo();
    expect(textOf()).toBe('one!');
  });
});
