// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';
import { matchingEntries, paletteEntries } from './help/palette-entries.ts';
import { commandNeeds } from './help/why-disabled.ts';
import { addLateTexts } from './i18n/i18n.ts';
import { testWorkspace } from './project-life/test-workspace.ts';
import { toastStore } from './ui/toast.ts';

// Tests of other files, whose toasts may lie there, share the module.
beforeEach(() => toastStore.setState([], true));

async function found(query: string) {
  const { workspace } = testWorkspace({});
  await addLateTexts(workspace.i18n);
  workspace.current.setState({ workspace });
  return matchingEntries(paletteEntries(workspace, workspace, allCommands), query);
}

it('a command that can’t be run now is found by its other words, and says why', async () => {
  const entry = (await found('断点')).find(({ id }) => id === 'flow.toggleBreakpoint');
  expect(entry).toMatchObject({ isDisabled: true, detail: 'Select a function on the canvas first.' });
  entry?.run();
  expect(toastStore.getState()[0]?.message).toBe('Select a function on the canvas first.');
});

it('stands below what can be run, and is not offered unasked', async () => {
  expect((await found('')).filter(({ isDisabled }) => isDisabled)).toEqual([]);
  const [first] = await found('Open');
  expect(first?.isDisabled).toBeUndefined();
});

it('is not offered while its project is still being opened', async () => {
  const { workspace } = testWorkspace({});
  workspace.current.setState({ opening: '/p' });
  const entries = paletteEntries(workspace, null, allCommands);
  expect(entries.filter(({ isDisabled }) => isDisabled)).toEqual([]);
});

it('a setting is found by its other words', async () => {
  expect((await found('重试')).map(({ id }) => id)).toContain('setting:enforceRetry');
});

it('says what is needed of commands that there are, each once', () => {
  const ids = Object.values(commandNeeds).flat();
  expect(ids.filter((id) => allCommands.find(id) === undefined)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
