// `npm run bench:desktop`: from launch to a window that answers, and its memory, beside a bare Electron window on the same
// binary in the same run; `--help` tells of what. Figures of an old Electron say how the app compares with a bare window
// there, and nothing of the current one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDisplay } from '../../../scripts/desktop/display.ts';
import { type ElectronStart, startElectron } from '../../../scripts/desktop/electron-page.ts';
import { electronVersion } from '../../../scripts/desktop/packed-window.ts';
import { buildFor, findTestElectron, type TestElectron } from '../../../scripts/desktop/test-electron.ts';
import { treeMemory } from './tree-memory.ts';

const shownMs = 3_000;
const typesMs = 12_000;
const restMs = 30_000;

const help = `npm run bench:desktop -- [--runs <number>] [--rest]

  launch      until the window shows what a person came for, has drawn a frame and is idle
  memory      of all its processes (PSS), ${shownMs / 1000} s after that: the window as it was opened
  --runs      how often each is started; their medians are told. Five unless said
  --rest      memory is also told of the last run as it goes on with nobody there:
                after ${typesMs / 1000} s   an example's code has been looked at by TypeScript, whose worker is there
                after ${restMs / 1000} s   that worker has ended, and nothing more is to come
`;

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
  /** The memory as it goes on; empty where nobody waited for it. */
  laterMb: readonly (number | null)[];
}

async function measure({ start, selector }: Subject, waitsFor: readonly number[]): Promise<Figures> {
  const began = performance.now();
  const app = await startElectron(start);
  try {
    await app.evaluate(answers(selector));
    const launchMs = performance.now() - began;
    const shown = performance.now();
    async function memoryAfter(ms: number): Promise<number | null> {
      await new Promise((resolve) => setTimeout(resolve, shown + ms - performance.now()));
      return await treeMemory(app.process.pid ?? 0);
    }
    const memoryMb = await memoryAfter(shownMs);
    const laterMb: (number | null)[] = [];
    for (const ms of waitsFor) laterMb.push(await memoryAfter(ms));
    return { launchMs, memoryMb, laterMb };
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
      memory: [median(memory), ...(own.at(-1)?.laterMb ?? []).map((value) => value ?? Number.NaN)],
    };
  });
  const [bare] = rows;
  for (const { name, launch, memory } of rows)
    console.log(
      [
        name.padEnd(24),
        besideBare(launch, bare?.launch, 'ms'),
        ...memory.map((value, index) => besideBare(value, bare?.memory[index], 'MB')),
      ].join('  '),
    );
}

function besideBare(value: number, bare = Number.NaN, unit: string): string {
  return `${value.toFixed(0).padStart(6)} ${unit}  ${(value / bare).toFixed(2)}×`;
}

async function main(runs: number, waitsForRest: boolean): Promise<void> {
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
        const measured = await measure(subject, waitsForRest && round === runs ? [typesMs, restMs] : []);
        if (round > 0) figures.get(subject)?.push(measured);
      }
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(
    `Electron ${electronVersion(electron.binary)}, median of ${runs}: launch to answering, memory ${shownMs / 1000} s later` +
      (waitsForRest ? `, then ${typesMs / 1000} s and ${restMs / 1000} s later` : ''),
  );
  report(all, figures);
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    rest: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(help);
else await main(Number(values.runs), values.rest);
