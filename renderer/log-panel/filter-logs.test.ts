import { expect, it } from 'vitest';
import type { LogEntry } from '../../core/contract/run-payloads.ts';
import { filterLogs } from './filter-logs.ts';

const entries: LogEntry[] = [
  { time: 1, level: 'debug', message: 'begin', node: 0, fname: 'Check' },
  { time: 2, level: 'warn', message: '24 orders without SKU', node: 0, fname: 'Check' },
  { time: 3, level: 'error', message: 'no price', node: 1, fname: 'Price' },
];
const all = { level: null, node: null, find: '' };

it('shows a level and all that is worse', () => {
  expect(filterLogs(entries, { ...all, level: 'warn' }).map(({ time }) => time)).toEqual([2, 3]);
});

it('finds text in message and function name, whatever the case', () => {
  expect(filterLogs(entries, { ...all, find: 'sku' }).map(({ time }) => time)).toEqual([2]);
  expect(filterLogs(entries, { ...all, find: 'price' }).map(({ time }) => time)).toEqual([3]);
});

it('keeps to one place in the chain', () => {
  expect(filterLogs(entries, { ...all, node: 0, level: 'warn' }).map(({ time }) => time)).toEqual([2]);
});

it('gives the very same list when nothing is filtered', () => {
  expect(filterLogs(entries, all)).toBe(entries);
});
