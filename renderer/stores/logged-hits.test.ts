import { expect, test } from 'vitest';
import type { LogEntry } from '../../core/contract/run-payloads.ts';
import { loggedHits } from './logged-hits.ts';

const line = (message: string, more: Partial<LogEntry>): LogEntry => ({
  ...{ time: 0, level: 'info' as const, message, ...more },
});

test('the last hit of a place and what was written at a visit are known; what code writes is none of them', () => {
  const { ofNode, ofVisit } = loggedHits(
    [
      line('12', { node: 1, visit: 4, hit: 10 }),
      line('of code', { node: 1, batch: 2 }),
      line('13', { node: 1, visit: 9, hit: 20 }),
      line('after', { node: 1, visit: 9, hit: 21 }),
    ],
    { node: 2, reason: { kind: 'breakpoint', when: '', hit: 3 } },
  );
  expect([...ofNode]).toEqual([
    [1, 21],
    [2, 3],
  ]);
  expect([...ofVisit]).toEqual([
    [4, '12'],
    [9, '13 · after'],
  ]);
});
