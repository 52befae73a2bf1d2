import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './chromium.ts';

/** Journeys in a real Chromium against the real server; Debian's package, since Playwright's own may not be downloadable. */
export default defineConfig({
  testDir: './specs',
  globalSetup: '../scripts/bundled-command.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A third of its time a journey waits: three at a time use both cores of a small machine.
  workers: 3,
  projects: [
    { name: 'journeys', grepInvert: /@alone/ },
    // What is timed (Stop) runs by itself, when all others are done; with --no-deps without them.
    { name: 'alone', grep: /@alone/, dependencies: ['journeys'], workers: 1 },
  ],
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  outputDir: '../test-results',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    trace: 'off',
    launchOptions: {
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: chromiumArguments,
    },
  },
});
