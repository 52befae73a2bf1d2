import { expect, it } from 'vitest';
import { partsOfMain } from './bundle.ts';

/** Bytes that are read before the window opens, and before the host answers its page. */
const limits = { window: 120_000, host: 700_000 };

it('parts main into what opens the window, what answers its page, and what is asked for later', async () => {
  const parts = await partsOfMain({ mainTarget: 'node24' });
  const codes = new Map(parts.map(({ name, code }) => [name, code]));

  /** A part with all that it requires while it is read. */
  function closure(name: string): Set<string> {
    const found = new Set([name]);
    // What is loaded later is required within a promise.
    for (const one of found)
      for (const [, path = ''] of (codes.get(one) ?? '').matchAll(/=require\("\.\/([\w.-]+)"\)/g))
        found.add(path);
    return found;
  }
  const bytes = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + (codes.get(name)?.length ?? 0), 0);
  const host = parts.find(({ name }) => name.startsWith('studio-'))?.name ?? '';

  expect(bytes(closure('main.cjs'))).toBeLessThan(limits.window);
  expect(bytes(closure(host))).toBeGreaterThan(limits.window);
  expect(bytes(closure(host))).toBeLessThan(limits.host);
  expect(bytes(codes.keys())).toBeGreaterThan(2 * limits.host);
});
