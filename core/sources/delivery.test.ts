import { expect, test } from 'vitest';
import { deliveriesOf, keeperOf, mayTryParts } from './delivery.ts';

const kafka = { hasPositions: true };
const files = { hasPositions: false };
const sink = (cname: string, type: string, params: Record<string, string> = {}, addrs = 'a') => ({
  cname,
  type,
  params,
  addrs,
});
const told = (...args: Parameters<typeof deliveriesOf>) =>
  deliveriesOf(...args).map(({ cname, holds, because }) => `${cname} ${holds} ${because}`);

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
  expect(mayTryParts([])).toBe(true);
  expect(mayTryParts([sink('A', 'postgres'), sink('B', 'es', { key: 'id' })])).toBe(true);
  expect(mayTryParts([sink('A', 'postgres'), sink('B', 'kafka')])).toBe(false);
});
