import { expect, test } from 'vitest';
import { deliveriesOf, identifiedSinks, keeperOf, mayTryParts } from './delivery.ts';

const kafka = { hasPositions: true };
const files = { hasPositions: false };
const sink = (cname: string, type: string, params: Record<string, string> = {}, addrs = 'a') => ({
  cname,
  type,
  params,
  addrs,
});
const told = (
  source: Parameters<typeof deliveriesOf>[0],
  sinks: Parameters<typeof deliveriesOf>[1],
  lostAt = (_cname: string): string | undefined => undefined,
) => deliveriesOf(source, sinks, lostAt).map(({ cname, holds, because }) => `${cname} ${holds} ${because}`);

test('Kafka into a database is effectively once, into all of its tables, and into no second database', () => {
  const sinks = [
    sink('L', 'redis'),
    sink('A', 'mysql'),
    sink('B', 'mysql'),
    sink('C', 'mysql', {}, 'b'),
    sink('D', 'postgres'),
  ];
  expect(told(kafka, sinks)).toEqual([
    'L at-least-once append',
    'A effectively-once transaction',
    'B effectively-once transaction',
    'C at-least-once append',
    'D at-least-once append',
  ]);
  expect(keeperOf(sinks)?.cname).toBe('A');
});

test('a source without places that only grow has no transaction to promise; a key has its promise anywhere', () => {
  const keyed = { key: 'id' };
  expect(
    told(files, [sink('A', 'mysql'), sink('B', 'redis', keyed), sink('C', 'kafka', { key: ' ' })]),
  ).toEqual(['A at-least-once append', 'B effectively-once key', 'C at-least-once append']);
});

test('parts of a batch may be tried where they are taken back, or replace themselves', () => {
  expect(mayTryParts([], [], [])).toBe(true);
  expect(mayTryParts([sink('A', 'postgres'), sink('B', 'es', { key: 'id' })], [], [])).toBe(true);
  expect(mayTryParts([sink('A', 'postgres'), sink('B', 'kafka')], [], [])).toBe(false);
  expect(mayTryParts([sink('A', 'es')], [], [])).toBe(false);
  expect(mayTryParts([sink('A', 'es')], ['A'], [])).toBe(true);
  // What a part saved would be loaded by the next one.
  expect(mayTryParts([sink('A', 'es', { key: 'id' })], [], ['A'])).toBe(false);
  expect(mayTryParts([sink('A', 'postgres')], [], ['A'])).toBe(true);
  // In Kafka nothing is replaced.
  expect(mayTryParts([sink('A', 'kafka', { key: 'id' })], [], [])).toBe(false);
  expect(told(kafka, [sink('A', 'kafka', { key: 'id' })])).toEqual(['A at-least-once append']);
});

test('an index and a hash without a key are effectively once where each row is known, but not by what is posted', () => {
  const sinks = [
    sink('A', 'es'),
    sink('B', 'redis', { structure: 'hash' }),
    sink('C', 'redis', { structure: 'stream' }),
    sink('D', 'es', { key: 'id' }),
  ];
  expect(told(files, sinks)).toEqual([
    'A effectively-once id',
    'B effectively-once id',
    'C at-least-once append',
    'D effectively-once key',
  ]);
  const lostAt = (cname: string) => (cname === 'A' ? 'Sum' : undefined);
  expect(told(kafka, sinks, lostAt)[0]).toBe('A at-least-once lost');
  expect(identifiedSinks(sinks, lostAt)).toEqual(['B']);
  expect(told({ ...files, isPosted: true }, sinks).slice(0, 2)).toEqual([
    'A at-least-once post',
    'B at-least-once post',
  ]);
});
