import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,engine,app,renderer,scripts,examples}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'engine/conformance/cases/**'],
    testTimeout: 20_000,
    // Files share a worker, which saves a third of the time: no test mocks a module, or changes a global or the environment.
    isolate: false,
  },
});
