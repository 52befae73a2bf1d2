import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCsv } from '../../../../core/rows/csv/csv-print.ts';
import { columnNames } from '../../column-summary.ts';
import { asRecord } from '../../row-record.ts';
import type { SampleTable } from '../sample-blocks.ts';
import { sampleLines } from '../sample-lines.ts';
import { csvCells, pasteJsonRows } from './copied-rows.ts';
import { guessOptions, type PasteOptions } from './paste-guess.ts';
import { pasteRows } from './paste-rows.ts';
import type { PastedCells } from './pasted-cell.ts';
import { type Copied, copiedCells, textCells } from './read-clipboard.ts';

function table(text: string): SampleTable {
  const lines = sampleLines(text);
  return { text, lines, columns: columnNames(lines.map(({ value }) => asRecord(value))) };
}
const at = (top: number, left = 0, bottom = top, right = left) => ({ top, bottom, left, right });
const copied = (text: string): Copied => ({ cells: textCells(text), isOwn: false });
const decimal = '.';

function paste(into: string, text: string, range = at(0), options: Partial<PasteOptions> = {}) {
  const target = table(into);
  const from = copied(text);
  return pasteRows(target, range, from, { ...guessOptions(from, target.columns, decimal), ...options });
}

describe('pasting from a spreadsheet', () => {
  it('fills an empty table, with the names of the first row', () => {
    const { text, report } = paste('', 'id\tname\tprice\r\n1\t"two\nlines"\t9.50\r\n2\t007\t\r\n');
    expect(text).toBe('{"id":1,"name":"two\\nlines","price":9.50}\n{"id":2,"name":"007","price":null}\n');
    expect(report).toEqual({
      changed: 0,
      added: 2,
      columns: 3,
      newColumns: ['id', 'name', 'price'],
      left: 0,
    });
  });

  it('takes the first row for data where it can be no names, or a person says so', () => {
    expect(paste('', '1\tx\n2\ty\n').text).toBe('{"column1":1,"column2":"x"}\n{"column1":2,"column2":"y"}\n');
    expect(paste('', 'a\tb\n1\t2\n', at(0), { hasHeader: false }).text.split('\n')[0]).toBe(
      '{"column1":"a","column2":"b"}',
    );
  });

  it('finds its columns by their names, and makes those that are new', () => {
    const { text, report } = paste('{"id":1,"name":"a"}\n', 'price\tid\n2.5\t7\n3\t8\n');
    expect(text).toBe('{"id":7,"name":"a","price":2.5}\n{"id":8,"name":null,"price":3}\n');
    expect(report).toMatchObject({ changed: 1, added: 1, newColumns: ['price'] });
  });

  it('keeps what only looks like a number, also in a column of numbers', () => {
    expect(paste('{"id":1}\n', '713752e1\n', at(0)).text).toBe('{"id":"713752e1"}\n');
    const own: Copied = { cells: [[{ text: '713752e1', isText: true }], [{ text: '5e3' }]], isOwn: true };
    const into = table('{"id":1}\n{"id":2}\n');
    const { text } = pasteRows(into, at(0), own, guessOptions(own, into.columns, decimal));
    expect(text).toBe('{"id":"713752e1"}\n{"id":5e3}\n');
  });

  it('drops no cell beyond the last column', () => {
    const { text, report, range } = paste('{"id":1}\n', '2\tx\ty\n', at(0));
    expect(text).toBe('{"id":2,"column2":"x","column3":"y"}\n');
    expect(report.newColumns).toEqual(['column2', 'column3']);
    expect(range).toEqual(at(0, 0, 0, 2));
  });

  it('fills a selection that the cells fit into several times', () => {
    const rows = '{"a":1,"b":1}\n{"a":1,"b":1}\n{"a":1,"b":1}\n{"a":1,"b":1}\n';
    expect(paste(rows, '7\t8\n9\t10\n', at(0, 0, 3, 1)).text).toBe(
      '{"a":7,"b":8}\n{"a":9,"b":10}\n{"a":7,"b":8}\n{"a":9,"b":10}\n',
    );
    expect(paste(rows, '7\n8\n9\n', at(0, 0, 1, 0)).report.changed).toBe(3);
  });

  it('says which lines it left alone', () => {
    const { text, report } = paste('{oops\n5\n{"id":1}\n', '7\n8\n9\n', at(0, 1));
    expect(report).toMatchObject({ changed: 1, added: 0, left: 2 });
    expect(text.split('\n').slice(0, 2)).toEqual(['{oops', '5']);
  });

  it('reads numbers with a decimal comma, and leaves lists and ids as they are', () => {
    const { text } = paste('', 'price\tcode\tlist\n1.234,50\t007\t1,5\n12,5\t008\tx\n');
    expect(text).toBe(
      '{"price":1234.50,"code":"007","list":"1,5"}\n{"price":12.5,"code":"008","list":"x"}\n',
    );
  });

  it('goes by the place where the person lives where the cells do not tell', () => {
    const from = copied('n\n1,234\n');
    expect(guessOptions(from, [], ',').decimal).toBe(',');
    expect(guessOptions(from, [], '.').decimal).toBe('.');
    expect(pasteRows(table(''), at(0), from, { hasHeader: true, decimal: ',' }).text).toBe('{"n":1.234}\n');
    expect(pasteRows(table(''), at(0), from, { hasHeader: true, decimal: '.' }).text).toBe('{"n":1234}\n');
    expect(guessOptions({ ...from, isOwn: true }, [], ',').decimal).toBe('.');
  });

  it('takes the numbers behind what a spreadsheet shows, and no dates', () => {
    const cells: PastedCells = [
      [{ text: 'sum' }, { text: 'share' }, { text: 'day' }, { text: 'zip' }],
      [
        { text: '1.234,50 €', number: '1234.5' },
        { text: '12%', number: '0.12' },
        { text: '24.11.2026', number: '46350' },
        { text: '12345', isText: true },
      ],
    ];
    const from = { cells, isOwn: false };
    expect(pasteRows(table(''), at(0), from, guessOptions(from, [], '.')).text).toBe(
      '{"sum":1234.5,"share":0.12,"day":"24.11.2026","zip":"12345"}\n',
    );
  });
});

describe('what was copied', () => {
  it('is read from the text where its shape is that of the table, and from the table where it is not', () => {
    const tableCells = { cells: [[{ text: 'a  b', isText: true }]], isOwn: false };
    expect(copiedCells('a  b\n', tableCells).cells).toEqual([[{ text: 'a  b', isText: true }]]);
    const two = { cells: [[{ text: '"x' }], [{ text: 'y"' }]], isOwn: false };
    expect(copiedCells('"x\ny"\n', two)).toEqual(two);
  });

  it('may be JSON or CSV, for a table without rows', () => {
    expect(pasteJsonRows(table(''), '[{"id":9007199254740993},\n{"id":1.10}]')?.text).toBe(
      '{"id":9007199254740993}\n{"id":1.10}\n',
    );
    expect(pasteJsonRows(table(''), '[draft] a\tb')).toBeNull();
    expect(csvCells('id;name\n1;"a;b"\n')?.cells[1]).toEqual([{ text: '1' }, { text: 'a;b' }]);
    expect(csvCells('Li, Wei\nnobody\n')).toBeNull();
  });

  it('comes back as it was: any cells, as spreadsheets write them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', '\n', '\t', ',', '中', "'", '') });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (cells, newline) => {
        const text = printCsv(cells, { delimiter: '\t', newline });
        expect(textCells(text).map((row) => row.map((one) => one.text))).toEqual(cells);
        const header = cells[0]?.map((_, place) => `field ${place}`) ?? [];
        const from = copied(printCsv([header, ...cells], { delimiter: '\t', newline }));
        const pasted = pasteRows(table(''), at(0), from, { hasHeader: true, decimal });
        expect(pasted.report).toMatchObject({ added: cells.length, left: 0 });
        expect(sampleLines(pasted.text)).toHaveLength(cells.length);
      }),
    );
  });
});
