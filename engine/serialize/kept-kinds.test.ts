import { expect, test } from 'vitest';
import { KeptKinds } from './kept-kinds.ts';

test('what was made for a kind of rows is kept, and all of it forgotten at times, so that new kinds have their turn', () => {
  const kinds = new KeptKinds<string>(10_000);
  let made = 0;
  const ask = (name: string) =>
    kinds.get([name], () => {
      made += 1;
      return name;
    });
  for (let kind = 0; kind < 200; kind += 1) expect(ask(`k${kind}`)).toBe(`k${kind}`);
  expect(ask('k7')).toBe('k7');
  expect(made).toBe(200);
  // No room, and not yet time to make some.
  expect(ask('new')).toBeNull();
  for (let time = 0; time < 9_797; time += 1) ask('k7');
  expect(ask('new')).toBe('new');
  expect(made).toBe(201);
  // Rows that all have other fields have code made for a fiftieth of them at most.
  for (let kind = 0; kind < 50_000; kind += 1) ask(`other ${kind}`);
  expect(made).toBeLessThan(201 + 50_000 / 50 + 200);
});

test('where there is nothing to make, nothing is kept', () => {
  const kinds = new KeptKinds<string>(0);
  expect(kinds.get(['a'], () => null)).toBeNull();
  expect(kinds.get(['a'], () => 'now')).toBe('now');
});
