import mysql from 'mysql2';
import { expect, test } from 'vitest';
import { loggedValue } from './binlog-changes.ts';
import { parsePlace, placeBehind, placeNumber, placeText } from './binlog-place.ts';
import { serverIdOf, tablesOf } from './mysql-settings.ts';

test('places are texts and back, and their numbers grow with the log', () => {
  const places = [
    { file: 'db:1-bin.000009', offset: 4 },
    { file: 'db:1-bin.000009', offset: 2 ** 32 + 1 },
    { file: 'db:1-bin.000010', offset: 4 },
    { file: 'db:1-bin.1000000', offset: 4 },
  ];
  for (const place of places) expect(parsePlace(placeText(place))).toEqual(place);
  const numbers = places.map(placeNumber);
  expect(numbers).toEqual(numbers.toSorted((one, other) => Number(one - other)));
  expect(new Set(numbers).size).toBe(places.length);
});

test('an event that tells no place, or one that did not fit, leaves the place as it was', () => {
  const place = { file: 'b.000001', offset: 500 };
  expect(placeBehind(place, 0)).toEqual(place);
  expect(placeBehind(place, 20)).toEqual(place);
  expect(placeBehind(place, 600)).toEqual({ file: 'b.000001', offset: 600 });
});

test('values of the log are those that a load gives', () => {
  const { TIMESTAMP, TIME, FLOAT, BIT, BLOB } = mysql.Types;
  expect(loggedValue(TIMESTAMP, '2026-11-26 10:00:00')).toBe('2026-11-26T10:00:00.000Z');
  expect(loggedValue(17, '2026-11-26 10:00:00.123456')).toBe('2026-11-26T10:00:00.123456Z');
  expect(loggedValue(TIME, '10:00:00')).toBe('10:00:00');
  expect(loggedValue(19, '10:00:00.500000')).toBe('10:00:00.5');
  expect(loggedValue(19, '10:20:00.000')).toBe('10:20:00');
  expect(loggedValue(FLOAT, Math.fround(0.1))).toBe(0.1);
  expect(loggedValue(BIT, Buffer.from([1, 1]))).toBe(257);
  expect(loggedValue(BLOB, Buffer.from([0, 255]))).toBe('AP8=');
  expect(loggedValue(undefined, '12345678901234567890.5')).toBe('12345678901234567890.5');
  expect(loggedValue(FLOAT, null)).toBe(null);
});

test('tables are named with their database, quoted or not', () => {
  const named = (tables: string) => tablesOf('S', { tables });
  expect(named('shop.orders, `shop`.`two words`,商店.订单')).toEqual([
    { schema: 'shop', table: 'orders' },
    { schema: 'shop', table: 'two words' },
    { schema: '商店', table: '订单' },
  ]);
  for (const wrong of ['orders', 'shop.', '.orders', 'shop.orders,', 'a.b.c'])
    expect(() => named(wrong), wrong).toThrow(expect.objectContaining({ code: 'source.setting-wrong' }));
});

test('a reader has a number of its own, unless one is given', () => {
  const of = (name: string, server_id = '0') =>
    serverIdOf({ project: 'p', flow: 'F', name, settings: { server_id } });
  expect(of('S')).toBe(of('S'));
  expect(of('S')).not.toBe(of('T'));
  expect(of('S')).toBeGreaterThan(2 ** 30 - 1);
  expect(of('S')).toBeLessThan(2 ** 31);
  expect(of('S', '77')).toBe(77);
});
