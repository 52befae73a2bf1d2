import { defineConfig } from 'vitest/config';

/** Apart from the unit tests: real servers, each started once for the whole suite. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    globalSetup: ['../../scripts/bundled-engine.ts', './kit/start-servers.ts'],
    // One server each serves all files: two at a time use both cores of a small machine.
    maxWorkers: 2,
    testTimeout: 30_000,
    // A machine that tests much else at the same time has little to give.
    expect: { poll: { timeout: 20_000 } },
  },
});
