import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { laidOut } from './json-layout.ts';

it('lays a row out and changes no digit, no escape and no key of it', () => {
  const row =
    '{"id":9007199254740993,"price":1.10, "a":[],"b":{},"text":"世\\u4e16 {,}: \\"","list":[1e5,[null]],"id":2}';
  expect(laidOut(row).split('\n')).toEqual([
    '{',
    '  "id": 9007199254740993,',
    '  "price": 1.10,',
    '  "a": [],',
    '  "b": {},',
    '  "text": "世\\u4e16 {,}: \\"",',
    '  "list": [',
    '    1e5,',
    '    [',
    '      null',
    '    ]',
    '  ],',
    '  "id": 2',
    '}',
  ]);
});

it('is the same value as before, as JSON.stringify lays it out, and leaves alone what is no JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const shown = laidOut(JSON.stringify(value));
      expect(shown).toBe(JSON.stringify(value, null, 2));
      expect(laidOut(shown)).toBe(shown);
    }),
  );
  expect(laidOut('{"n": 1,, }')).toBe('{"n": 1,, }');
});
