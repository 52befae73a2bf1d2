import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCases, fieldsOf, programOf, runInEngine, runInPreview } from './test-builtins.ts';
import { anyRows } from './test-rows.ts';

const cases = allCases();

test.each(cases.map((one) => [`${one.builtin.name}: ${one.name}`, one] as const))(
  '%s',
  async (_name, one) => {
    const program = programOf(one.builtin, one.setup, fieldsOf(one));
    const expected = one.error === undefined ? { out: one.out } : { error: one.error };
    const saved = one.saved === undefined ? {} : { saved: one.saved };
    expect(runInPreview(one, program, one.batches)).toMatchObject({ ...expected, ...saved });
    expect(await runInEngine(one, program, one.batches)).toMatchObject({ ...expected, ...saved });
  },
);

test('every built-in that makes its rows can go on without any, and is else the same', async () => {
  const making = cases.filter(({ builtin }) => builtin.params.some(({ key }) => key === 'when_empty'));
  expect(new Set(making.map(({ builtin }) => builtin.name)).size).toBe(24);
  for (const one of making) {
    const setup = { ...one.setup, when_empty: 'continue' };
    const program = programOf(one.builtin, setup, fieldsOf(one));
    const goingOn = one.out?.map((rows) => rows ?? []);
    const expected = one.error === undefined ? { out: goingOn } : { error: one.error };
    const going = { ...one, setup };
    expect(runInPreview(going, program, one.batches), one.name).toMatchObject(expected);
    expect(await runInEngine(going, program, one.batches), one.name).toMatchObject(expected);
  }
});

const names = [...new Set(cases.map(({ builtin }) => builtin.name))];

test.each(names)('%s: engine and preview make the same of 200 random batches', async (name) => {
  const own = cases.filter(({ builtin }) => builtin.name === name);
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...own)
        .chain((one) =>
          fc.tuple(fc.constant(one), fc.array(anyRows(fieldsOf(one)), { minLength: 1, maxLength: 3 })),
        ),
      async ([one, batches]) => {
        const program = programOf(one.builtin, one.setup, fieldsOf(one));
        const expected = runInPreview(one, program, batches);
        expect(await runInEngine(one, program, batches)).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});
