import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveSelection, rangeOf, selectCell } from './grid-selection.ts';

const size = { rows: 3, columns: 2 };
const press = (key: string, modifiers = '') => ({
  key,
  shift: modifiers.includes('shift'),
  mod: modifiers.includes('mod'),
});
const at = (row: number, column: number) => selectCell(row, column);

it('goes as a spreadsheet does', () => {
  expect(moveSelection(at(0, 0), press('ArrowRight'), size)).toEqual(at(0, 1));
  expect(moveSelection(at(0, 1), press('Tab'), size)).toEqual(at(1, 0));
  expect(moveSelection(at(1, 0), press('Tab', 'shift'), size)).toEqual(at(0, 1));
  expect(moveSelection(at(1, 1), press('Enter'), size)).toEqual(at(2, 1));
  expect(moveSelection(at(1, 1), press('ArrowDown', 'mod'), size)).toEqual(at(2, 1));
  expect(moveSelection(at(2, 1), press('Home', 'mod'), size)).toEqual(at(0, 0));
});

it('leaves the table after its last cell and before its first, so that the focus is not trapped', () => {
  expect(moveSelection(at(2, 1), press('Tab'), size)).toBeNull();
  expect(moveSelection(at(0, 0), press('Tab', 'shift'), size)).toBeNull();
});

it('extends what is selected with Shift', () => {
  const two = moveSelection(at(0, 0), press('ArrowDown', 'shift'), size);
  expect(two && rangeOf(two)).toEqual({ top: 0, bottom: 1, left: 0, right: 0 });
});

it('stays in the table, whatever is pressed', () => {
  const keys = [
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'PageUp',
    'PageDown',
    'Home',
    'End',
    'Tab',
    'Enter',
  ];
  const pressed = fc.record({ key: fc.constantFrom(...keys), shift: fc.boolean(), mod: fc.boolean() });
  fc.assert(
    fc.property(fc.array(pressed), (presses) => {
      let selection = at(1, 1);
      for (const one of presses) selection = moveSelection(selection, one, size) ?? selection;
      const { top, bottom, left, right } = rangeOf(selection);
      expect(Math.min(top, left)).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThan(3);
      expect(right).toBeLessThan(2);
    }),
  );
});
