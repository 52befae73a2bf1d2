import { expect, it } from 'vitest';
import { looksLikeRows } from './looks-like-rows.ts';

it.each([
  'id\tqty\n1\t2\n',
  '1\t2',
  'id,name\n1,"Ann, Bob"\r\n2,Cy\r\n',
  'id;qty\n1;2,5',
  '{"id":1}\n{"id":2}\n',
  '[{"id":1},\n {"id":2}]',
  '{\n  "id": 1\n}',
])('%j is rows', (text) => {
  expect(looksLikeRows(text)).toBe(true);
});

it.each([
  '',
  ' \n',
  'just some words',
  'Hello, you.',
  'Hello, you.\nHow are you',
  'kistype: func\nfname: Notify\n',
  '- fname: Notify\n  params: {a: 1, b: 2}\n',
  '{id: 1}',
])('%j is none', (text) => {
  expect(looksLikeRows(text)).toBe(false);
});
