// `npm run bench:desktop`: from launch to a window that answers, and memory at rest, beside a bare Electron window on the
// same binary in the same run. `--runs <number>` for more than five. Figures of an old Electron say how the app compares
// with a bare window there, and nothing of the current one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDisplay } from '../../../scripts/desktop/display.ts';
import { type ElectronStart, startElectron } from '../../../scripts/desktop/electron-page.ts';
import { electronVersion } from '../../../scripts/desktop/packed-window.ts';
import { buildFor, findTestElectron, type TestElectron } from '../../../scripts/desktop/test-electron.ts';
import { treeMemory } from './tree-memory.ts';

const restMs = 3_000;

/** Resolves when the page shows what a person came for, and has answered a frame and an idle moment later. */
function answers(selector: string): string {
  return `new Promise((resolve) => {
    const look = () => document.querySelector(${JSON.stringify(selector)})
      ? requestAnimationFrame(() => requestIdleCallback(() => resolve(true)))
      : requestAnimationFrame(look);
    look();
  })`;
}

interface Subject {
  name: string;
  start: ElectronStart;
  /** What is there once a person can begin. */
  selector: string;
}

interface Figures {
  launchMs: number;
  memoryMb: number | null;
}

async function measure({ start, selector }: Subject): Promise<Figures> {
  const began = performance.now();
  const app = await startElectron(start);
  try {
    await app.evaluate(answers(selector));
    const launchMs = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, restMs));
    return { launchMs, memoryMb: await treeMemory(app.process.pid ?? 0) };
  } finally {
    await app.end();
  }
}

function subjects(electron: TestElectron, env: NodeJS.ProcessEnv, folder: string): Subject[] {
  const { binary, appFolder } = electron;
  const own = { ...env, KISFLOW_STUDIO_DATA: folder };
  const pageUrl = 'kisflow-studio://';
  const bare = join(import.meta.dirname, 'bare');
  return [
    { name: 'bare window', start: { binary, args: [bare], env, pageUrl: 'file://' }, selector: 'button' },
    {
      name: 'welcome screen',
      start: { binary, args: [appFolder], env: own, pageUrl },
      selector: '.welcome__item',
    },
    {
      name: 'example on the canvas',
      start: { binary, args: [appFolder, '--example=student-scores'], env: own, pageUrl },
      selector: '[data-node="PrintStuAvgScore#1"]',
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function report(all: readonly Subject[], figures: ReadonlyMap<Subject, Figures[]>): void {
  const rows = all.map((subject) => {
    const own = figures.get(subject) ?? [];
    const memory = own.map(({ memoryMb }) => memoryMb).filter((value) => value !== null);
    return {
      name: subject.name,
      launch: median(own.map(({ launchMs }) => launchMs)),
      memory: median(memory),
    };
  });
  const [bare] = rows;
  for (const { name, launch, memory } of rows)
    console.log(
      `${name.padEnd(24)} ${launch.toFixed(0).padStart(6)} ms  ${(launch / (bare?.launch ?? 1)).toFixed(2)}×` +
        `  ${memory.toFixed(0).padStart(6)} MB  ${(memory / (bare?.memory ?? 1)).toFixed(2)}×`,
    );
}

async function main(runs: number): Promise<void> {
  const electron = findTestElectron();
  const display = typeof electron === 'string' ? null : await startDisplay();
  if (typeof electron === 'string' || display === null) {
    console.log(`Nothing measured: ${typeof electron === 'string' ? electron : 'there is no Xvfb'}.`);
    return;
  }
  buildFor(electron);
  const folder = await mkdtemp(join(tmpdir(), 'kisflow-bench-'));
  const env = { ...process.env, ...(display.name === undefined ? {} : { DISPLAY: display.name }) };
  const all = subjects(electron, env, folder);
  const figures = new Map<Subject, Figures[]>(all.map((subject) => [subject, []]));
  try {
    // The first round warms the disk's cache, and copies the example.
    for (let round = 0; round <= runs; round += 1)
      for (const subject of all) {
        const measured = await measure(subject);
        if (round > 0) figures.get(subject)?.push(measured);
      }
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(
    `Electron ${electronVersion(electron.binary)}, median of ${runs}: launch to answering, memory at rest`,
  );
  report(all, figures);
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
await main(Number(values.runs));
