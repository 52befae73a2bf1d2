import { expect, test } from 'vitest';
import { processMemory } from './process-memory.ts';

test('tells about what the process itself knows of its memory', async () => {
  const bytes = (await processMemory(process.pid)) ?? 0;
  const known = process.memoryUsage.rss();
  expect(bytes).toBeGreaterThan(known / 2);
  expect(bytes).toBeLessThan(known * 2);
});

test('knows nothing of a process that is not there', async () => {
  expect(await processMemory(2 ** 30)).toBeNull();
});
