import { expect, it } from 'vitest';
import { namedQuery } from './query-params.ts';

const dollars = (number: number): string => `$${number}`;

it.each([
  ['select 1', 'select 1', []],
  ['a = :a and b=:b_2 or a=:a', 'a = $1 and b=$2 or a=$3', ['a', 'b_2', 'a']],
  ["t = ':no' and u = 'it''s :no' and v = :yes", "t = ':no' and u = 'it''s :no' and v = $1", ['yes']],
  ['"a:b" = :x -- :no\n and y = :y /* :no */', '"a:b" = $1 -- :no\n and y = $2 /* :no */', ['x', 'y']],
  ['`a:b` = :x', '`a:b` = $1', ['x']],
  ["now()::date = :day::date and '10:30' = t", "now()::date = $1::date and '10:30' = t", ['day']],
  ["'a\\':no' = :a", "'a\\':no' = $1", ['a']],
])('%s', (text, sql, names) => {
  expect(namedQuery(text, dollars)).toEqual({ sql, names });
});
