import type { TestProject } from 'vitest/node';
import { startDisplay } from '../../scripts/desktop/display.ts';
import { buildFor, findTestElectron, type TestElectron } from '../../scripts/desktop/test-electron.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null: the journeys are skipped. */
    electron: TestElectron | null;
    display: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const electron = findTestElectron();
  const display = typeof electron === 'string' ? null : await startDisplay();
  if (typeof electron === 'string' || display === null) {
    console.log(
      `Desktop journeys are skipped: ${typeof electron === 'string' ? electron : 'there is no Xvfb'}.`,
    );
    project.provide('electron', null);
    project.provide('display', null);
    return () => {};
  }
  buildFor(electron);
  project.provide('electron', electron);
  project.provide('display', display.name ?? null);
  return display.close;
}
