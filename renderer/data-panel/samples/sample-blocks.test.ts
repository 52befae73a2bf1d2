import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridRange } from './grid-selection.ts';
import { guessOptions } from './paste/paste-guess.ts';
import { pasteRows } from './paste/paste-rows.ts';
import { textCells } from './paste/read-clipboard.ts';
import {
  clearBlock,
  copyBlock,
  fillDown,
  insertRowBelow,
  isNumeric,
  type SampleTable,
} from './sample-blocks.ts';
import { sampleLines } from './sample-lines.ts';

const columns = ['id', 'name', 'note'];
function table(text: string) {
  return { text, lines: sampleLines(text), columns };
}
function pasteBlock(into: SampleTable, range: GridRange, pasted: string) {
  const copied = { cells: textCells(pasted), isOwn: false };
  return pasteRows(into, range, copied, guessOptions(copied, into.columns, '.'));
}
const text = '{"id": 1, "name":"a"}\n{"id":2,"name":"b"}\n';
const at = (top: number, left: number, bottom = top, right = left) => ({ top, bottom, left, right });

describe('blocks of cells', () => {
  it('are copied as spreadsheets take them', () => {
    expect(copyBlock(table(text), at(0, 0, 1, 1)).text).toBe('1\ta\n2\tb');
    expect(copyBlock(table('{"id":"x\\ty"}\n'), at(0, 0)).text).toBe('"x\ty"');
  });

  it('are pasted, with new rows for what is beyond the last one', () => {
    const pasted = pasteBlock(table(text), at(1, 0), '7\t007\r\n8\t008\r\n');
    expect(pasted.text).toBe(
      '{"id": 1, "name":"a"}\n{"id":7,"name":"007"}\n{"id":8,"name":"008","note":null}\n',
    );
    expect(pasted.range).toEqual(at(1, 0, 2, 1));
  });

  it('are filled by one cell', () => {
    expect(pasteBlock(table(text), at(0, 1, 1, 1), 'x').text).toBe(
      '{"id": 1, "name":"x"}\n{"id":2,"name":"x"}\n',
    );
  });

  it('are emptied and filled downwards', () => {
    expect(clearBlock(table(text), at(1, 0, 1, 1))).toBe('{"id": 1, "name":"a"}\n{"id":null,"name":""}\n');
    expect(fillDown(table(text), at(0, 1, 1, 1))).toBe('{"id": 1, "name":"a"}\n{"id":2,"name":"a"}\n');
  });

  it('keep every digit, copied, pasted and filled', () => {
    const exact = table(
      '{"id":9007199254740993,"name":1.10,"note":[1.0, -0]}\n{"id":1,"name":2,"note":null}\n',
    );
    expect(copyBlock(exact, at(0, 0, 0, 2)).text).toBe('9007199254740993\t1.10\t[1.0,-0]');
    expect(fillDown(exact, at(0, 0, 1, 1))).toBe(
      '{"id":9007199254740993,"name":1.10,"note":[1.0, -0]}\n{"id":9007199254740993,"name":1.10,"note":null}\n',
    );
    expect(pasteBlock(exact, at(1, 0), '9007199254740995\t-0').text.split('\n')[1]).toBe(
      '{"id":9007199254740995,"name":-0,"note":null}',
    );
  });

  it('take a number as from CSV where nothing tells what the column is for', () => {
    const empty = table('{"id":null,"name":null,"note":null}\n');
    expect(pasteBlock(empty, at(0, 0), '9007199254740993\t1.10\t{"a":1}').text).toBe(
      '{"id":"9007199254740993","name":1.10,"note":{"a":1}}\n',
    );
  });

  it('are pasted as they stand when their quotes are no spreadsheet’s', () => {
    expect(pasteBlock(table(text), at(0, 1), '"a"b\n\n').text).toBe(
      '{"id": 1, "name":"\\"a\\"b"}\n{"id":2,"name":""}\n',
    );
  });

  it('give back what was copied', () => {
    const value = fc.oneof(
      fc.constantFrom('9007199254740993', '1.10', '-0', '1e400', '[1.0, {"a" : 2}]', 'null'),
      fc.oneof(fc.integer(), fc.string(), fc.boolean()).map((one) => JSON.stringify(one)),
    );
    const row = fc
      .tuple(value, value, value)
      .map(([id, name, note]) => `{"id":${id},"name":${name},"note": ${note} }`);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const whole = table(rows.map((one) => `${one}\n`).join(''));
        const all = at(0, 0, rows.length - 1, 2);
        const emptied = table(clearBlock(whole, all));
        expect(copyBlock(table(pasteBlock(whole, all, copyBlock(whole, all).text).text), all).text).toBe(
          copyBlock(whole, all).text,
        );
        expect(emptied.lines).toHaveLength(rows.length);
      }),
    );
  });
});

it('takes a column for one of numbers where most of it are', () => {
  const rows = table('{"id":"x","name":"a"}\n{"id":2,"name":3}\n{"id":3,"name":"c"}\n{"id":null}\n');
  expect(['id', 'name', 'note'].map((column) => isNumeric(rows, column))).toEqual([true, false, false]);
});

it('adds an empty row where it is wanted', () => {
  expect(insertRowBelow(table(text), 0).split('\n')[1]).toBe('{"id":null,"name":null,"note":null}');
});

it('clears and fills only cells that a row has: others are no objects, or lack the field', () => {
  const text = '{"a":1,"b":2}\n5\n[1,2,3]\n"text"\n{"b":9007199254740993}\n';
  const table = { text, lines: sampleLines(text), columns: ['a', 'b'] };
  const all: GridRange = { top: 0, bottom: 4, left: 0, right: 1 };
  expect(clearBlock(table, all)).toBe('{"a":null,"b":null}\n5\n[1,2,3]\n"text"\n{"b":null}\n');
  expect(fillDown(table, { ...all, right: 0, bottom: 3 })).toBe(text);
});
