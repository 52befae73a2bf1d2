import { expect, test } from 'vitest';
import { builtins } from './all.ts';
import { jumpTarget } from './jump-target.ts';
import { markText } from './mark.ts';

/** A setup of each built-in that names a function, as its definition says when it does. */
const jumping = builtins.flatMap((builtin) =>
  builtin.params
    .filter(({ format }) => format.kind === 'function')
    .map(({ key, when }) => ({
      name: builtin.name,
      setup: { builtin: markText(builtin), [key]: ' Later ', ...(when && { [when.key]: when.is[0] ?? '' }) },
      otherwise: { builtin: markText(builtin), [key]: 'Later' },
    })),
);

test('every built-in that names a function is known to jump there, and only when it does', () => {
  expect(jumping.length).toBeGreaterThan(0);
  for (const { name, setup, otherwise } of jumping) {
    expect(jumpTarget(setup), name).toBe('Later');
    expect(jumpTarget(otherwise), name).toBe(undefined);
  }
});

test.each([
  ['that is no built-in', [], 'Later'],
  ['of another built-in', [['builtin', 'filter@1']], 'Later'],
  ['without a name', [['builtin', 'branch@1']], ' '],
])('a setup %s has no target', (_what, mark, to) => {
  const setup: Record<string, string> = Object.fromEntries([...mark, ['then', 'jump']]);
  expect(jumpTarget({ ...setup, to })).toBe(undefined);
});
