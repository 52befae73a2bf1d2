import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';
import { storageTypes } from './storage-types.ts';

it.each(storageTypes)('$type has params of distinct names, told of in both languages', ({ params }) => {
  const names = params.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { words } of params) expect(Object.values(words).every((text) => text.length > 5)).toBe(true);
});

it('reads what a connector says, with its defaults', () => {
  const conn = {
    type: 'redis',
    addrs: 'h',
    key: ' k ',
    params: { key: 'a , b', cache_seconds: '2', other: 'x' },
  };
  expect(readSettings(conn)).toMatchObject({
    key: 'k',
    keyFields: ['a', 'b'],
    isDelete: false,
    cacheMs: 2000,
    timeoutMs: 30_000,
    tls: false,
    params: { key: 'a , b', cache_seconds: '2' },
  });
});

it.each(['0', '99', '600001', '-1', '1.5', '1e3', 'x'])('refuses %s ms', (timeout_ms) => {
  expect(readSettings({ type: 'redis', addrs: 'h', key: 'k', params: { timeout_ms } })).toMatchObject([
    { kind: 'value', param: 'timeout_ms' },
  ]);
});
