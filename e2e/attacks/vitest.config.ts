import { defineConfig } from 'vitest/config';

/** Apart from the unit tests: each of these starts the command and an engine, and takes as long. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    globalSetup: ['../../scripts/bundled-engine.ts'],
    testTimeout: 60_000,
  },
});
