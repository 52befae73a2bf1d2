import { expect, it } from 'vitest';
import { createLoadCache } from './load-cache.ts';

/** A cache whose clock the test moves, and a load that counts. */
function cacheOf(ageMs: number) {
  let time = 0;
  let loads = 0;
  const cache = createLoadCache(ageMs, () => time);
  return {
    cache,
    pass(ms: number): void {
      time += ms;
    },
    get: (question: string, rows: readonly string[] = []) =>
      cache.get(question, async () => [...rows, String(++loads)]),
  };
}

it('keeps nothing without an age', async () => {
  const { get } = cacheOf(0);
  expect([await get('a'), await get('a')]).toEqual([['1'], ['2']]);
});

it('uses an answer until it is too old, or something was saved', async () => {
  const { cache, get, pass } = cacheOf(100);
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual([['1'], ['1'], ['2']]);
  pass(99);
  expect(await get('a')).toEqual(['1']);
  pass(1);
  expect(await get('a')).toEqual(['3']);
  cache.clear();
  expect(await get('a')).toEqual(['4']);
});

it('forgets an answer that failed', async () => {
  const { cache, get } = cacheOf(100);
  await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await get('a')).toEqual(['1']);
});

it('lets the oldest go when it holds too much', async () => {
  const { get } = cacheOf(100);
  const large = ['x'.repeat(20 * 1024 * 1024)];
  await get('a', large);
  await get('b', large);
  expect((await get('b')).at(-1)).toBe('2');
  expect((await get('a')).at(-1)).toBe('3');
});
