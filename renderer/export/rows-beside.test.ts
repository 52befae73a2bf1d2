// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { rowsBeside } from './rows-beside.ts';

function marked(studio: string | null, program: string | null): (string[] | null)[] {
  const sides = rowsBeside(studio, program);
  return [sides.studio, sides.program].map(
    (lines) => lines?.filter(({ differs }) => differs).map(({ line }) => line.trim()) ?? null,
  );
}

describe('two rows beside each other', () => {
  it('mark the fields that differ, whatever their order', () => {
    expect(marked('{"a":1,"b":{"x":1,"y":2}}', '{"b":{"y":3,"x":1},"a":1}')).toEqual([
      ['"y": 2'],
      ['"y": 3'],
    ]);
  });

  it('mark no field that is null on one side and missing on the other', () => {
    expect(
      marked('{"a":1,"b":null,"c":[{"d":null,"g":1}]}', '{"a":1,"c":[{"e":null,"g":1}],"f":null}'),
    ).toEqual([[], []]);
  });

  it('show what is no object, and what is not there', () => {
    expect(marked('1', '"1"')).toEqual([['1'], ['"1"']]);
    expect(marked('{"a":1}', null)).toEqual([['{', '"a": 1', '}'], null]);
  });
});
