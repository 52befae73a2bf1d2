import { describe, expect, it } from 'vitest';
import { fieldChanges, roundedIn } from './row-change.ts';

const changes = (before: unknown, after: unknown) =>
  fieldChanges(JSON.stringify(before), JSON.stringify(after))?.map((one) => Object.values(one).join(' '));

describe('what was changed of a row', () => {
  it('is told by its fields, also inside of others, and what came or went', () => {
    const row = { id: 1, qty: 0, to: { city: 'x', geo: { lat: 1 } }, tags: ['a'] };
    expect(changes(row, row)).toEqual([]);
    expect(
      changes(row, { id: 1, qty: 2, to: { city: 'x', geo: { lat: null } }, tags: ['a', 'b'], ['new']: '' }),
    ).toEqual(['qty 0 2', 'to.geo.lat 1 null', 'tags ["a"] ["a","b"]', 'new  ""']);
    expect(fieldChanges('{"a":1}', '{}')).toEqual([{ field: 'a', before: '1', after: null }]);
  });

  it('is all of it where one is no object, or was cut', () => {
    expect(changes({ a: 1 }, 5)).toBeUndefined();
    expect(fieldChanges('{"a":1}', '{"a":"xxx')).toBeNull();
  });
});

it('finds a number that loses digits, and none in texts', () => {
  expect(roundedIn('{"a":"9007199254740993","b":[1,9007199254740993]}')).toEqual({
    typed: '9007199254740993',
    becomes: '9007199254740992',
  });
  expect(roundedIn('{"a":"9007199254740993","b":1.5}')).toBeUndefined();
});
