import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,engine,app,renderer,scripts,examples}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'engine/conformance/cases/**'],
    globalSetup: ['scripts/bundled-engine.ts'],
    // Half of the time a test waits for a process it started: two at a time use both cores of a small machine.
    maxWorkers: 2,
    testTimeout: 20_000,
    // Files share a worker, which saves a third of the time: no test mocks a module, or changes a global or the environment.
    isolate: false,
  },
});
