import { expect, test } from 'vitest';
import { isTyping, typedParts } from './held-typing.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test('what is typed is held, and the keys that act on it; the Studio’s keys are not', () => {
  for (const key of ['a', ' ', '订', '𠮷', 'Backspace', 'Enter', 'Escape', 'ArrowDown'])
    expect(isTyping({ ...plain, key })).toBe(true);
  for (const key of ['Tab', 'F5', 'Shift', 'Delete', 'Home']) expect(isTyping({ ...plain, key })).toBe(false);
  expect(isTyping({ ...plain, key: 'k', ctrlKey: true })).toBe(false);
  expect(isTyping({ ...plain, key: 'z', metaKey: true })).toBe(false);
});

test('texts come in one, keys where they were pressed, and what was taken back does not come', () => {
  expect(typedParts([...'run', 'ArrowDown', 'Enter'])).toEqual([
    { text: 'run' },
    { key: 'ArrowDown' },
    { key: 'Enter' },
  ]);
  expect(typedParts(['a', '𠮷', 'Backspace', 'b'])).toEqual([{ text: 'ab' }]);
  expect(typedParts(['a', 'Backspace', 'Escape'])).toEqual([{ key: 'Escape' }]);
  // There was nothing to take back: it is for what stands in the field.
  expect(typedParts(['Backspace'])).toEqual([{ key: 'Backspace' }]);
});
