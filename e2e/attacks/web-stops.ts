import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOn, project } from '../fixtures/projects.ts';
import { writeFiles } from './attack-project.ts';
import { isAlive, type StopFigures, stopFigures } from './stop-campaign.ts';
import type { StopKind } from './stop-kinds.ts';
import { openWebHost, type WebHost } from './web-host.ts';

const flows = [
  { name: 'Good', functions: ['Pass'] },
  { name: 'Bad', functions: ['Stop'] },
];

/** Stops runs of one kind again and again in the web host, as a window does; a good run comes after each. */
export async function runWebStops(
  { code, isLoading = false }: StopKind,
  times: number,
): Promise<StopFigures> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kisflow-web-stops-')));
  writeFiles(folder, {
    ...project(flows, { Pass: handOn, Stop: '' }),
    'functions/Stop.js': code,
  });
  const host = await openWebHost();
  const taken: number[] = [];
  let nextRuns = 0;
  try {
    const projectId = await host.open(folder);
    for (let time = 0; time < times; time++) {
      if ((await host.begin(projectId, 'Good').finished) === 'ok') nextRuns++;
      taken.push(await stopOne(host, projectId, isLoading));
    }
  } finally {
    await host.close();
    rmSync(folder, { recursive: true });
  }
  return stopFigures(taken, nextRuns);
}

/** Milliseconds from the request to the end of the run's process, or of the run where it is over in its process. */
async function stopOne(host: WebHost, projectId: string, isLoading: boolean): Promise<number> {
  const { runId, underWay, finished } = host.begin(projectId, 'Bad');
  const pid = await pidOfBusy(host);
  if (isLoading) await new Promise((resolve) => setTimeout(resolve, 100));
  else await underWay;
  const started = performance.now();
  await host.call('run.control', { runId, action: 'stop' });
  await finished;
  while (isAlive(pid) && (await isBusy(host, pid))) await new Promise((resolve) => setTimeout(resolve, 1));
  return performance.now() - started;
}

/** The engine that works for a run. */
async function pidOfBusy(host: WebHost): Promise<number> {
  for (;;) {
    const engines = await host.call('engine.state', {});
    const pid = engines.find(({ runId, state }) => runId !== null && state !== 'starting')?.pid;
    if (pid) return pid;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function isBusy(host: WebHost, pid: number): Promise<boolean> {
  return (await host.call('engine.state', {})).some((engine) => engine.pid === pid && engine.runId !== null);
}
