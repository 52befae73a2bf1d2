// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';
import { isRunKey } from './command-kit/key-listener.ts';
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
});
