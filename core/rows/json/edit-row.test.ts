import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson } from '../../text/json-members.ts';
import { fieldsOf, removeField, renameField, setField } from './edit-row.ts';

/**
 * Not beginning with a backslash: where V8 expects such a name after earlier rows, it takes a name of the same length that is
 * written with an escape for it.
 */
const name = fc
  .oneof(
    fc.constantFrom('a', 'b', '__proto__', 'constructor', 'a"b', 'a\\', '"\\"', 'a\u2028', '名', ''),
    fc.string(),
  )
  .filter((text) => !text.startsWith('\\'));
const source = fc.oneof(
  fc.constantFrom(
    '9007199254740993',
    '1.10',
    '-0',
    '1e400',
    '0.30',
    'null',
    'true',
    '"\\u0041\\""',
    '"}],{"',
  ),
  fc.constantFrom('[1.0, {"x": [ ]}]', '{ }', '{"a":9007199254740993}', '"\\\\"'),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);
const blanks = fc.constantFrom('', ' ', '\t', '  ');
/** A name as JSON may write it. */
const written = fc
  .tuple(name, fc.boolean())
  .map(([text, escapes]) =>
    escapes && text !== ''
      ? `"${[...text].map((unit) => (unit.length > 1 ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')}"`
      : JSON.stringify(text),
  );
const row = fc
  .array(fc.tuple(written, source, blanks, blanks), { maxLength: 6 })
  .map(
    (members) =>
      `{${members.map(([key, value, one, two]) => `${one}${key}${two}:${one}${value}${two}`).join(',')}}`,
  );

const parsed = (json: string): Record<string, unknown> => JSON.parse(json);
const entries = (json: string) => Object.entries(parsed(json));

describe('a row as text', () => {
  it('has the fields that JSON.parse finds, as they are written', () => {
    fc.assert(
      fc.property(row, (json) => {
        const fields = fieldsOf(json);
        expect(new Set(fields.keys())).toEqual(new Set(Object.keys(parsed(json))));
        for (const [key, value] of fields) expect(JSON.parse(value)).toEqual(parsed(json)[key]);
      }),
    );
  });

  it('gets a value and keeps everything else, digit for digit', () => {
    fc.assert(
      fc.property(row, name, source, (json, key, value) => {
        const before = fieldsOf(json);
        const after = fieldsOf(setField(json, key, value));
        expect(after.get(key)).toBe(value);
        for (const [other, text] of before) if (other !== key) expect(after.get(other)).toBe(text);
        expect(after.size).toBe(before.size + (before.has(key) ? 0 : 1));
        if (before.has(key)) expect(setField(json, key, before.get(key) ?? '')).toBe(json);
      }),
    );
  });

  it('renames and removes fields and keeps what is not meant', () => {
    fc.assert(
      fc.property(row, name, name, (json, from, to) => {
        const before = fieldsOf(json);
        const renamed = renameField(json, from, to);
        const removed = removeField(json, from);
        expect([renamed === null, removed === null]).toEqual([!before.has(from), !before.has(from)]);
        if (renamed === null || removed === null) return;
        expect(fieldsOf(renamed).get(to)).toBe(before.get(from));
        const kept = [...before].filter(([key]) => key !== from);
        expect(new Map(fieldsOf(removed))).toEqual(new Map(kept));
        expect(entries(removed)).toEqual(entries(json).filter(([key]) => key !== from));
      }),
    );
  });

  it('is compact without a change of meaning', () => {
    fc.assert(
      fc.property(row, (json) => {
        expect(JSON.stringify(JSON.parse(compactJson(json)))).toBe(JSON.stringify(JSON.parse(json)));
        expect(compactJson(JSON.stringify(JSON.parse(json), null, 3))).toBe(JSON.stringify(JSON.parse(json)));
      }),
    );
  });

  it('may be nested as deep as JSON.parse goes', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(setField(`{"a":${deep},"b":1}`, 'b', '2')).toBe(`{"a":${deep},"b":2}`);
  });

  it.each([
    ['{"a": 1, "b": 2}', 'c', '{"a": 1, "b": 2, "c": 3}'],
    ['{"a": 1}', 'c', '{"a": 1, "c": 3}'],
    ['{"a":1}\r', 'c', '{"a":1,"c":3}\r'],
    [' { } ', 'c', ' {"c":3 } '],
    ['{"a":1,"a":2}', 'a', '{"a":1,"a":3}'],
    [' "text" \r', 'value', ' 3 \r'],
    ['[1, 2]', 'value', '3'],
  ])('%j gets %s', (json, key, after) => {
    expect(setField(json, key, '3')).toBe(after);
  });

  it.each([
    ['{"a": 1, "b": 2}', 'a', '{"b": 2}'],
    ['{"a": 1, "b": 2 }', 'b', '{"a": 1 }'],
    ['{"a":1,"b":2,"a":3}', 'a', '{"b":2}'],
    ['{ "a": 1 }', 'a', '{  }'],
  ])('%j loses %s', (json, key, after) => {
    expect(removeField(json, key)).toBe(after);
  });

  it('keeps the place of a renamed field', () => {
    expect(renameField('{"a": 1.0, "b": -0}', 'a', 'c')).toBe('{"c": 1.0, "b": -0}');
    expect(renameField('{"a":1,"b":2}', 'a', 'b')).toBe('{"b":1}');
    expect(renameField('[1]', 'a', 'b')).toBeNull();
  });
});

it('a row that is no object has no other field than `value`: it stays as it is', () => {
  for (const row of ['5', ' [1,2,3] ', '"text"', 'null']) {
    expect(setField(row, 'a', '7')).toBe(row);
    expect(setField(row, 'value', '7').trim()).toBe('7');
  }
});
