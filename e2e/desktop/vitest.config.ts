import { defineConfig } from 'vitest/config';

/** Vitest and not Playwright's runner: the old Electron needs another version of Playwright than the browser journeys. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    globalSetup: ['./setup.ts'],
    // Two apps at a time at most; the machine draws their windows with its processor.
    maxWorkers: 2,
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
