import { expect, it } from 'vitest';
import { guessCsv } from './csv-guess.ts';

it.each([
  ['city;pop\nParis;1974,18\n', { delimiter: ';', hasHeader: true, decimal: ',' }],
  ['city,pop\nParis,"1.974,18"\n', { delimiter: ',', hasHeader: true, decimal: ',' }],
  ['a,b\n1.5,"1,5"\n', { delimiter: ',', hasHeader: true, decimal: '.' }],
  ['1,Li,30\n2,Wang,31\n', { delimiter: ',', hasHeader: false, decimal: '.' }],
  ['7;12,5\n8;13,5\n', { delimiter: ';', hasHeader: false, decimal: ',' }],
  ['city,2019,2020\nParis,5,6\n', { delimiter: ',', hasHeader: true, decimal: '.' }],
  ['id,note\n1,"never closed\n', { delimiter: ',', hasHeader: true, decimal: '.' }],
  ['', { delimiter: ',', hasHeader: true, decimal: '.' }],
])('%j', (text, reading) => expect(guessCsv(text, 'a.csv')).toEqual(reading));
