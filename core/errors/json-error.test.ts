import { expect, test } from 'vitest';
import { jsonErrorOffset, jsonProblem } from './json-error.ts';

function problemOf(text: string) {
  try {
    JSON.parse(text);
    return undefined;
  } catch (thrown) {
    return jsonProblem(thrown, text);
  }
}

test.each([
  ['{oops', "Expected property name or '}'", 1, 'o'],
  ['{"a":1,\n}', 'Expected double-quoted property name', 8, '}'],
  ['{"a":', 'Unexpected end of JSON input', 5, ''],
  ['{"a":1}x', 'Unexpected non-whitespace character after JSON', 7, 'x'],
  ['[1,\n]', "Unexpected token ']'", undefined, undefined],
])('%s: the words without the place, the place, and what stands there', (text, detail, offset, found) => {
  expect(problemOf(text)).toEqual({ detail, offset, found });
});

test.each([
  ['[1,\n]', 4],
  ['{"a": }', 6],
  ['{"a": "\nb"}', 7],
  ['{"a": tru3}', 9],
  ['', 0],
  ['[1, 2', 5],
])('%s stops being JSON at %i', (text, offset) => {
  expect(jsonErrorOffset(text)).toBe(offset);
});
