import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCsv } from './csv-print.ts';
import { createCsvTable } from './csv-table.ts';

/** Everything a text holds, read in pieces of these lengths, the last one as long as the rest. */
function readCsv(text: string, lengths: readonly number[] = [], file = 'a.csv') {
  const table = createCsvTable(file);
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const places: number[] = [];
  const take = (cells: readonly string[], line: number, place: number) => {
    rows.push(cells);
    lines.push(line);
    places.push(place);
  };
  let at = 0;
  let error: unknown;
  try {
    for (const length of lengths) {
      table.read(text.slice(at, at + length), false, take);
      at += length;
    }
    table.read(text.slice(at), true, take);
  } catch (thrown) {
    error = thrown;
  }
  return { names: table.header?.names, delimiter: table.header?.delimiter, rows, lines, places, error };
}

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      '1',
      ' ',
      '"',
      '""',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r\n',
      '\r',
      '中',
      '\ufffd',
      '\ufeff',
    ),
  }),
  fc.constantFrom('', 'x', '007', '2" pipe', '__proto__', 'sep=;'),
);
const name = fc.oneof(
  fc.constantFrom('id', 'name', '__proto__', 'constructor', 'Unit\nprice', 'a,b', '"q"', '编号'),
  fc.string({ minLength: 1 }),
);
const table = fc
  .uniqueArray(name, { minLength: 1, maxLength: 4, selector: (text) => text.trim() })
  .filter((names) => names.every((text) => text.trim() !== ''))
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      rows: fc.array(fc.array(cell, { minLength: names.length, maxLength: names.length }), { maxLength: 6 }),
    }),
  );
const pieces = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });

describe('CSV', () => {
  it('reads a quoted header behind byte order marks, however many programs wrote one', () => {
    const { names, rows, places } = readCsv('\ufeff\ufeff"a,b",c\n1,2\n');
    expect([names, rows, places]).toEqual([['a,b', 'c'], [['1', '2']], [10]]);
  });

  it('is read as the table that was printed, in any dialect and cut anywhere', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
        pieces,
        ({ names, rows }, delimiter, ends, lengths) => {
          const records = [names, ...rows].map((cells, at) =>
            printCsv([cells], { delimiter, newline: ends[at % ends.length] ?? '\n' }),
          );
          const found = readCsv(`sep=${delimiter}\n${records.join('')}`, lengths);
          expect(found.error).toBeUndefined();
          expect(found.delimiter).toBe(delimiter);
          expect(found.names).toEqual(names.map((text) => text.trim()));
          expect(found.rows).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read alike in one piece and in many, whatever it holds', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', '\r', ' ', '\t', 'sep=', '中'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, pieces, (whole, lengths) => {
        expect(readCsv(whole, lengths)).toEqual(readCsv(whole));
      }),
      { numRuns: 1000 },
    );
  });

  it('tells where rows begin, so that reading can go on from there', () => {
    const text = '"a"\r\n\n1\n"2\n3"\r4';
    const { places, lines } = readCsv(text, [3, 3, 3, 3]);
    expect(places.map((place) => text.slice(place))).toEqual(['1\n"2\n3"\r4', '"2\n3"\r4', '4']);
    expect(lines).toEqual([3, 4, 6]);
  });

  it.each([
    ['"编号";"名称"\r\n"1";"甲"\r\n', ['编号', '名称'], [['1', '甲']]],
    ['id\tname\n1\tx\n', ['id', 'name'], [['1', 'x']]],
    ['id|name, first|age\n1|x|2\n', ['id', 'name, first', 'age'], [['1', 'x', '2']]],
    ['"a,b,c";d\n1;2\n', ['a,b,c', 'd'], [['1', '2']]],
    ['size 2";b\n1" x;2\n', ['size 2"', 'b'], [['1" x', '2']]],
    ['sep=;\r\na;b,c\r\n1;2\r\n', ['a', 'b,c'], [['1', '2']]],
    ['"sep=|"\n\na|b\n1|2', ['a', 'b'], [['1', '2']]],
    ['\n \n id , name \n 1,a \n', ['id', 'name'], [[' 1', 'a ']]],
    ['id\n""\n\n1\n', ['id'], [[''], ['1']]],
    ['id,v\n1,"a" \n', ['id', 'v'], [['1', 'a']]],
    [
      'a,b\n1,2" pipe\n"3","4"\n',
      ['a', 'b'],
      [
        ['1', '2" pipe'],
        ['3', '4'],
      ],
    ],
  ])('%j', (text, names, rows) => {
    expect(readCsv(text)).toMatchObject({ names, rows, error: undefined });
  });

  it('goes by its name where that says tabs', () => {
    expect(readCsv('a,b\n1,2\n', [], 'a.tsv')).toMatchObject({ names: ['a,b'], rows: [['1,2']] });
  });

  it.each([
    ['a,a\n1,2\n', 'process.csv-bad-header', 1, { field: 'a' }],
    ['\n a,a \n1,2\n', 'process.csv-bad-header', 2, { field: 'a' }],
    [',a\n1,2\n', 'process.csv-no-name', 1, { column: 1 }],
    ['a,b,\n1,2,\n', 'process.csv-no-name', 1, { column: 3 }],
    ['a,b\n"x\ny",1\r\n1,2,3\n', 'process.csv-ragged', 4, { found: 3, expected: 2 }],
    ['a,b\n1,2\n"x\n",1\n3,"y\n', 'process.csv-bad-quotes', 5, {}],
    ['a,b\n1,"x"y\n', 'process.csv-after-quote', 2, {}],
    ['"a,b\n1,2\n', 'process.csv-bad-quotes', 1, {}],
  ])('%j is at fault', (text, code, line, params) => {
    expect(readCsv(text).error).toMatchObject({ code, data: { file: 'a.csv', line, params } });
  });
});
