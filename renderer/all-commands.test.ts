// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';
import { isFlowKey, isRunKey } from './command-kit/key-listener.ts';
import type { KeyPress } from './ui/keys.ts';

/** Keys that hold in the same place: `window` and `global` hold within the canvas and the explorer, too. */
describe('the keymap', () => {
  it('gives no key to two commands of the same scope', () => {
    const taken = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, keys = [], scope = 'window' } of allCommands.list) {
      for (const key of keys) {
        const place = `${scope === 'global' ? 'window' : scope} ${key}`;
        const other = taken.get(place);
        if (other !== undefined) twice.push(`${key}: ${other}, ${id}`);
        taken.set(place, id);
      }
    }
    expect(twice).toEqual([]);
  });

  it('keeps what runs something from editors, also while it can’t be run, and no letter', () => {
    const press = (key: string, ctrlKey = false): KeyPress => ({
      key,
      code: '',
      ctrlKey,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      getModifierState: () => false,
    });
    expect(isRunKey(allCommands, press('Enter', true))).toBe(true);
    const typed = [...'abcdefghijklmnopqrstuvwxyz0123456789 .,;=', 'Enter', 'Tab', 'Backspace', 'ArrowDown'];
    expect(typed.filter((key) => isRunKey(allCommands, press(key)))).toEqual([]);
  });

  it.each([
    ['Enter', { ctrlKey: true, shiftKey: true }, true],
    ['F5', {}, true],
    ['F5', { shiftKey: true }, true],
    ['F8', {}, true],
    ['F10', {}, true],
    ['Enter', {}, false],
    // Does what is in front: a form is applied, a function runs.
    ['Enter', { ctrlKey: true }, false],
    ['Enter', { altKey: true }, false],
    ['F10', { shiftKey: true }, false],
    ['g', {}, false],
  ])('%s with %j is the run’s wherever the focus is: %s', (key, held, isTheRuns) => {
    const press = { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(isFlowKey(allCommands, { ...press, getModifierState: () => false, ...held })).toBe(isTheRuns);
  });
});
