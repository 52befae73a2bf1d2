// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';

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
});
