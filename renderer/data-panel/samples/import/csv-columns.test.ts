import { expect, it } from 'vitest';
import { csvColumns } from './csv-columns.ts';

it('tells what a run takes the cells of each column for, and which cell is unlike the others', () => {
  const records = [
    ['1', '007', 'true', '', '1.10', '12'],
    ['2', 'x', 'false', '', 'n/a', '9007199254740993'],
    ['3', '008', 'true', '', '2', '13'],
  ];
  const columns = csvColumns(['id', 'zip', 'ok', 'none', 'price', 'big'], records);
  expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
    ['id', 'number'],
    ['zip', 'text'],
    ['ok', 'boolean'],
    ['none', 'empty'],
    ['price', 'mixed'],
    ['big', 'mixed'],
  ]);
  expect(columns[4]).toMatchObject({ numbers: 2, texts: 1, booleans: 0, odd: { row: 2, cell: 'n/a' } });
  expect(columns[5]?.odd).toEqual({ row: 2, cell: '9007199254740993' });
});

it('knows dates, which stay text, and numbers that are written with a comma', () => {
  const records = [
    ['2026-11-24', '24.11.26 10:00', '1.974,18', 'x'],
    ['2026-11-25', '25.11.26 11:00', '12', '2026-11-24'],
  ];
  const columns = csvColumns(['day', 'time', 'sum', 'note'], records, ',');
  expect(columns.map(({ kind }) => kind)).toEqual(['date', 'date', 'number', 'text']);
  expect(columns[2]?.rewritten).toEqual({ cell: '1.974,18', becomes: '1974.18' });
});
