import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from './display.ts';
import { startElectron } from './electron-page.ts';
import { sandboxArguments } from './test-electron.ts';

/** In the page: runs the flow, trusts the folder, and gives what the last card says once the flow has ended there. */
const script = `(async () => {
  const shown = (find) => new Promise((resolve) => {
    const look = () => { const found = find(); if (found) resolve(found); else requestAnimationFrame(look); };
    look();
  });
  const button = (words) => [...document.querySelectorAll('button:not(:disabled)')].find((each) => each.textContent.startsWith(words));
  const card = () => document.querySelector('[data-node="PrintStuAvgScore#1"]');
  await shown(card);
  (await shown(() => button('Run'))).click();
  (await shown(() => button('Trust and run'))).click();
  const end = await shown(() => /2\\s*→\\s*0/.test(card().innerText) && card());
  return end.innerText.replace(/\\s+/g, ' ');
})()`;

/** Starts a packed app on the student scores, runs them in its window, and gives what the last card says. */
export async function runPackedApp(binary: string): Promise<string> {
  const display = await startDisplay();
  if (display === null) throw new Error('there is no Xvfb');
  const dataFolder = await mkdtemp(join(tmpdir(), 'kisflow-packed-'));
  try {
    const app = await startElectron({
      binary,
      args: ['--example=student-scores'],
      pageUrl: 'kisflow-studio://',
      env: {
        ...process.env,
        ...(display.name === undefined ? {} : { DISPLAY: display.name }),
        KISFLOW_STUDIO_DATA: dataFolder,
        LANG: 'en_US.UTF-8',
      },
    });
    const said = await app.evaluate(script).finally(app.end);
    return String(said);
  } finally {
    display.close();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The version of an Electron, as it names itself. */
export function electronVersion(binary: string): string {
  const { stdout } = spawnSync(binary, [...sandboxArguments(), '--version'], { encoding: 'utf8' });
  return stdout.trim().replace(/^v/, '');
}
