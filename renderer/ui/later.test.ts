import { expect, it } from 'vitest';
import { later } from './later.tsx';

const Part = () => null;

it('loads its code once, however often it is asked', async () => {
  let asked = 0;
  const { load } = later(async () => {
    asked += 1;
    return Part;
  });
  await Promise.all([load(), load()]);
  await load();
  expect(asked).toBe(1);
});

it('tries again after code that could not be had', async () => {
  let isThere = false;
  const { load } = later(async () => {
    if (!isThere) throw new Error('offline');
    return Part;
  });
  await expect(load()).rejects.toThrow('offline');
  isThere = true;
  await expect(load()).resolves.toBeUndefined();
});
