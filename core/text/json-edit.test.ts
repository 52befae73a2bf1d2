import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withJsonValue } from './json-edit.ts';

test('one value is set where it stands, and the rest is as it was written', () => {
  const text = '{\n  "a": 1,\n  "s": {"x":"1","y" : [1, {"x":2}]}\n}\n';
  expect(withJsonValue(text, ['s', 'x'], 'two')).toBe(text.replace('"1"', '"two"'));
  expect(withJsonValue(text, ['s', 'y'], true)).toBe(text.replace('[1, {"x":2}]', 'true'));
  expect(withJsonValue(text, ['b'], 2)).toBe(text.replace(']}\n', ']},\n  "b": 2\n'));
  expect(withJsonValue(text, ['s', 'x'], undefined)).toBe(text.replace('"x":"1",', ''));
  expect(withJsonValue(text, ['s', 'y'], undefined)).toBe(text.replace(',"y" : [1, {"x":2}]', ''));
  expect(withJsonValue('{}', ['a', 'b'], 'ä"')).toBe('{ "a": { "b": "ä\\"" } }');
  expect(withJsonValue('{ "a": 1 }', ['a'], undefined)).toBe('{}');
});

test('what is set is what is read, and setting it back gives the text that was there', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const key = fc.constantFrom('a', 'b', 'c"', '', '{');
  const value = fc.dictionary(key, fc.oneof(scalar, fc.array(scalar), fc.dictionary(key, scalar)));
  fc.assert(
    fc.property(
      value,
      fc.constantFrom(undefined, 2, '\t'),
      key,
      fc.option(scalar, { nil: undefined }),
      (object, space, name, set) => {
        const text = JSON.stringify(object, null, space);
        const changed = withJsonValue(text, [name], set);
        const { [name]: before, ...others } = object;
        expect(JSON.parse(changed)).toEqual(set === undefined ? others : { ...others, [name]: set });
        if (typeof before === 'string' && set !== undefined)
          expect(withJsonValue(changed, [name], before)).toBe(text);
      },
    ),
  );
});
