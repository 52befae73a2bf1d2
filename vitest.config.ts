import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', 'engine/conformance/cases/**'];
/** What starts hosts, engines, commands or a Go compiler: half of its time it waits for them. */
const hosts = [
  'app/{cli,host,live,web}/**/*.test.ts',
  'engine/process/go-*.test.ts',
  'examples/**/*.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['scripts/bundled-engine.ts'],
    setupFiles: ['scripts/test-seed.ts'],
    // Half of the time a test waits for a process it started: two at a time use both cores of a small machine.
    maxWorkers: 2,
    // Far beyond what any takes: a busy machine is no fault.
    testTimeout: 60_000,
    // Files share a worker, which saves a third of the time: no test mocks a module, or changes a global or the environment.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{core,engine,app,renderer,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...never, ...hosts],
        },
      },
      { extends: true, test: { name: 'hosts', include: hosts, exclude: never } },
    ],
  },
});
