import { expect, it } from 'vitest';
import { importRows } from './import-rows.ts';

it('reads CSV as a run does: numbers and booleans where nothing is lost, null for nothing', () => {
  expect(importRows('\uFEFFid,zip,price,ok\n1,007,1.50,true\n2,"a,b",,false\n')).toEqual({
    ok: true,
    format: 'csv',
    rows: [
      { id: 1, zip: '007', price: 1.5, ok: true },
      { id: 2, zip: 'a,b', price: null, ok: false },
    ],
  });
});

it('reads a JSON array, JSON Lines and one object over several lines', () => {
  expect(importRows('[{"a":1},{"a":2}]')).toMatchObject({ format: 'json', rows: [{ a: 1 }, { a: 2 }] });
  expect(importRows('{"a":1}\n\n{"a":2}\n')).toMatchObject({ format: 'jsonl', rows: [{ a: 1 }, { a: 2 }] });
  expect(importRows('{\n  "a": 1\n}')).toMatchObject({ format: 'json', rows: [{ a: 1 }] });
  expect(importRows('[1,2]\n[3]\n')).toMatchObject({ format: 'jsonl', rows: [[1, 2], [3]] });
});

it('says what is wrong, and in which line', () => {
  expect(importRows('{"a":1}\n{oops\n')).toEqual({ ok: false, reason: 'not-json', line: 2 });
  expect(importRows('a,b\n1,2\n3\n')).toEqual({ ok: false, reason: 'ragged', line: 3 });
  expect(importRows('PNG\u0000\u0001')).toEqual({ ok: false, reason: 'binary', line: 1 });
  expect(importRows('  \n')).toEqual({ ok: false, reason: 'no-rows', line: 1 });
});

it('names the line at which an array over many lines is broken', () => {
  const broken = '[\n  {"a": 1},\n  {"a": 2,},\n  {"a": 3}\n]\n';
  expect(importRows(broken)).toEqual({ ok: false, reason: 'not-json', line: 3 });
  expect(importRows('[\n  {"a": 1},\n  {"a": 2}\n')).toEqual({ ok: false, reason: 'not-json', line: 3 });
  expect(importRows('{"a":1}\n{"a":2\n{"a":3}\n')).toEqual({ ok: false, reason: 'not-json', line: 2 });
  expect(importRows('{"a":1\n{"a":2}\n')).toMatchObject({ ok: false, reason: 'not-json' });
});

it('reads values that are no objects from a file that is named so', () => {
  const rows = [1, 'text', null, [1, 2]];
  expect(importRows('1\n"text"\nnull\n[1,2]\n', 'scalars.jsonl')).toEqual({
    ok: true,
    format: 'jsonl',
    rows,
  });
});
