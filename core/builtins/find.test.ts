import { expect, test } from 'vitest';
import { fieldsOfType } from '../row-types/row-type.ts';
import { builtins } from './all.ts';
import { answerToBranching, findBuiltins } from './find.ts';
import { smallestSetup } from './smallest-setup.ts';

const first = (search: string) => findBuiltins(search)[0]?.builtin.name;

test('built-ins are found by what people call them, in either language', () => {
  expect(
    ['where', 'group by', 'GROUP', '去重', '汇总', 'explode', '过滤', 'filter', 'loop', '循环'].map(first),
  ).toEqual([
    'filter',
    'aggregate',
    'aggregate',
    'dedupe',
    'aggregate',
    'split',
    'filter',
    'filter',
    'branch',
    'branch',
  ]);
  expect(findBuiltins('nothing is called so')).toEqual([]);
  expect(findBuiltins('')).toHaveLength(builtins.length);
});

test('a word for branching is answered with what to use instead', () => {
  expect(findBuiltins('if').map(({ builtin }) => builtin.name)).toEqual(
    expect.arrayContaining(['filter', 'compute']),
  );
  expect(answerToBranching('If')?.en).toContain('one chain');
  expect(answerToBranching('分支')).toBeDefined();
  expect(answerToBranching('sort')).toBeUndefined();
});

test('the smallest setup of a built-in has nothing wrong with it over rows that it fits', () => {
  const item = { object: [{ name: 'sku', type: 'text' as const, nullable: false }] };
  const input = fieldsOfType({
    fields: [
      { name: '城市', type: 'text', nullable: true },
      { name: 'qty', type: 'number', nullable: false },
      { name: 'lines', type: { list: { type: item, nullable: false } }, nullable: false },
    ],
  });
  for (const name of ['filter', 'select', 'compute', 'split', 'aggregate', 'sort', 'dedupe']) {
    const builtin = builtins.find((one) => one.name === name);
    if (builtin === undefined) throw new Error(name);
    const { problems } = builtin.read(smallestSetup(builtin, input), input);
    expect(
      problems.filter(({ severity }) => severity === 'error'),
      name,
    ).toEqual([]);
  }
});
