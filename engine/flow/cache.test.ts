import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowCache } from './cache.ts';

const minute = 60_000;

/** A cache whose clock stands where it is put. */
function cacheAt(start = 0) {
  const clock = { now: start };
  return { clock, cache: new FlowCache(() => clock.now) };
}

test('an entry lives to the end of its time, and not a moment longer', () => {
  const { clock, cache } = cacheAt();
  cache.set('a', 1, 100);
  clock.now = 100;
  expect(cache.get('a')).toBe(1);
  clock.now = 100.5;
  expect(cache.get('a')).toBeUndefined();
});

test.each([0, -1])('a time to live of %d is for ever', (ttl) => {
  const { clock, cache } = cacheAt();
  cache.set('a', 1, ttl);
  clock.now = 1e12;
  expect(cache.get('a')).toBe(1);
});

test('setting a key again begins its time anew', () => {
  const { clock, cache } = cacheAt();
  cache.set('a', 1, 100);
  clock.now = 90;
  cache.set('a', 2, 100);
  clock.now = 180;
  expect(cache.get('a')).toBe(2);
});

test('names of built-in properties are keys like others', () => {
  const { cache } = cacheAt();
  expect(cache.get('constructor')).toBeUndefined();
  cache.set('__proto__', 'own', 0);
  expect(cache.get('__proto__')).toBe('own');
  expect(Object.keys(cache.entries())).toEqual(['__proto__']);
});

test('it is what a map with times to live is, whenever it cleans up', () => {
  const step = fc.oneof(
    fc.record({ wait: fc.integer({ min: 0, max: 6 * minute }) }),
    fc.record({ key: fc.constantFrom('a', 'b', 'c'), ttl: fc.integer({ min: -1, max: 6 * minute }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { clock, cache } = cacheAt();
      const model = new Map<string, { value: number; until: number }>();
      for (const [value, one] of steps.entries()) {
        if ('wait' in one) clock.now += one.wait;
        else {
          cache.set(one.key, value, one.ttl);
          model.set(one.key, { value, until: one.ttl > 0 ? clock.now + one.ttl : Number.POSITIVE_INFINITY });
        }
        const live = [...model].filter(([, { until }]) => until >= clock.now);
        expect(cache.entries()).toEqual(Object.fromEntries(live.map(([key, entry]) => [key, entry.value])));
        for (const key of ['a', 'b', 'c'])
          expect(cache.get(key)).toBe(live.find(([name]) => name === key)?.[1].value);
      }
    }),
  );
});

test('time in which a run was paused makes nothing older', () => {
  const { clock, cache } = cacheAt();
  cache.set('a', 1, 100);
  cache.set('b', 2, 0);
  clock.now = 5000;
  cache.extend(5000);
  clock.now = 5100;
  expect([cache.get('a'), cache.get('b')]).toEqual([1, 2]);
  clock.now = 5101;
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 2]);
});
