import { describe, expect, it } from 'vitest';
import { importRows } from './import-rows.ts';

const none: ReadonlySet<string> = new Set();
const rowsOf = (text: string, name = 'a.txt') => importRows(text, name).rows(none);

describe('an import', () => {
  it('reads CSV as a run does, and keeps the digits of its numbers', () => {
    expect(rowsOf('\uFEFFid,zip,price,ok\n1,007,1.50,true\n2,"a,b",,false\n')).toEqual([
      '{"id":1,"zip":"007","price":1.50,"ok":true}',
      '{"id":2,"zip":"a,b","price":null,"ok":false}',
    ]);
  });

  it('tells a text that is no rows at all from rows with an error', () => {
    expect(importRows('Dear all\n\nhere it is\n', 'letter.txt').isOther).toBe(true);
    expect(importRows('{"id":1\n{"id":2}\n', 'rows.txt').isOther).toBe(false);
    expect(importRows('{"id":1}\noops\n', 'rows.txt').isOther).toBe(false);
    expect(importRows('oops\n', 'rows.jsonl').isOther).toBe(false);
    expect(importRows('id,qty\n1,2\n', 'rows.txt').isOther).toBe(false);
    expect(importRows('', 'rows.txt').isOther).toBe(false);
  });

  it('takes a column of CSV as text where a person wants that', () => {
    const imported = importRows('id,zip,__proto__\n1,200000,\n', 'a.csv');
    expect(imported.rows(new Set(['zip', '__proto__']))).toEqual([
      '{"id":1,"zip":"200000","__proto__":null}',
    ]);
    expect(imported.columns?.map(({ kind }) => kind)).toEqual(['number', 'number', 'empty']);
  });

  it.each([
    ['[{"id":9007199254740993, "a":1.10},\n {"id":2}]', 'json'],
    ['{"id":9007199254740993, "a":1.10}\n\n{"id":2}\n', 'jsonl'],
  ])('keeps every digit of %j', (text, format) => {
    expect(importRows(text, 'rows.txt')).toMatchObject({ format, count: 2, columns: null, failure: null });
    expect(rowsOf(text)).toEqual(['{"id":9007199254740993, "a":1.10}', '{"id":2}']);
  });

  it('reads one object over several lines, lines of arrays, and lines of values in a file that is named so', () => {
    expect(rowsOf('{\n  "a": 1.10\n}')).toEqual(['{   "a": 1.10 }']);
    expect(rowsOf('[1,2]\n[3]\n', 'a.jsonl')).toEqual(['[1,2]', '[3]']);
    expect(rowsOf('1\n"text"\nnull\n', 'a.jsonl')).toEqual(['1', '"text"', 'null']);
  });

  it.each([
    ['{"a":1}\n{oops\n', 'a.jsonl', 'process.row-not-json', 2],
    ['{"a":1\n{"a":2}\n', 'a.jsonl', 'process.row-not-json', 1],
    ['a,b\n1,2\n3\n', 'a.csv', 'process.csv-ragged', 3],
    ['a,b\n1,"2\n3\n', 'a.csv', 'process.csv-bad-quotes', 2],
    ['[\n  {"a": 1},\n  {"a": 2,},\n  {"a": 3}\n]\n', 'a.json', 'process.element-not-json', 3],
    ['[\n  {"a": 1},\n  {"a": 2}\n', 'a.json', 'process.source-not-array', 4],
  ])('says what is wrong with %j of %s', (text, name, code, line) => {
    expect(importRows(text, name).failure).toMatchObject({ code, file: name, line });
  });

  it('leaves out records of CSV with another number of cells where a person wants that, and tells their lines', () => {
    const text = 'a,b\n1,2\n3\n"x\ny",4\n5,6,7\n8,9\n';
    expect(importRows(text, 'a.csv', { csv: { skipsUneven: true } })).toMatchObject({
      count: 3,
      failure: null,
      leftOut: [3, 6],
    });
  });

  it('takes text with U+FFFD in it', () => {
    expect(rowsOf('id,v\n1,a\ufffdb\n', 'a.csv')).toEqual(['{"id":1,"v":"a\ufffdb"}']);
  });
});

describe('the beginning of a large file', () => {
  const beginning = (text: string, name: string) => importRows(text, name, { isPiece: true });

  it.each([
    ['{"a":1}\n{"a":2}\n{"a":', 'a.jsonl', ['{"a":1}', '{"a":2}']],
    ['id,name\n1,x\n2,"y\nz"\n3,', 'a.csv', ['{"id":1,"name":"x"}', '{"id":2,"name":"y\\nz"}']],
    ['id,name\n1,x\n2,"y\nz', 'a.csv', ['{"id":1,"name":"x"}']],
    ['[{"a":{"b":1}},{"a":2},{"a":{"b":3},"c":', 'a.json', ['{"a":{"b":1}}', '{"a":2}']],
  ])('shows the whole rows of %j', (text, name, rows) => {
    const found = beginning(text, name);
    expect(found.failure).toBeNull();
    expect(found.rows(none)).toEqual(rows);
  });
});
