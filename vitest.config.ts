import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,engine,app,renderer,scripts,examples}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'engine/conformance/cases/**'],
    testTimeout: 20_000,
  },
});
