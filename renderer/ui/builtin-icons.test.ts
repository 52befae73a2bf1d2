import { expect, test } from 'vitest';
import { builtins } from '../../core/builtins/all.ts';
import { builtinIcons } from './builtin-icons.ts';

test('every built-in has an icon', () => {
  expect(Object.keys(builtinIcons).toSorted()).toEqual(
    [...new Set(builtins.map(({ name }) => name))].toSorted(),
  );
});
