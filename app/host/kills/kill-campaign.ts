import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { randomOf } from '../../../core/samples/random.ts';
import { lifeOf } from '../disk/process-identity.ts';
import { parseTemporaryName } from '../disk/temporary-name.ts';
import { linesOf } from './self-checked-text.ts';

/** What a campaign counted; all that begins with a bad word must be 0. */
export interface KillCounts {
  kills: number;
  saves: number;
  exports: number;
  filesRead: number;
  /** Kills that cut unsaved edits off, and those after which all of them were offered. */
  withUnsaved: number;
  offered: number;
  torn: number;
  /** Edits that the host had said were saved, and that are not on the disk. */
  lost: number;
  /** Exports that are half old and half new when the host is killed, and that still are after the next start. */
  halfExports: number;
  mixedExports: number;
  /** Temporary files of killed hosts that are still there after the next start. */
  leftovers: number;
}

interface Victim {
  name: string;
  exports: string;
  child: ChildProcess;
  /** Edits kept, by the last word of the host. */
  kept: Set<string>;
  saved: Set<string>;
  ended: Promise<unknown>;
  /** What it was offered when it opened the project. */
  offered: Promise<string[]>;
}

const victimFile = join(import.meta.dirname, 'victim.ts');

/**
 * Kills hosts at random moments: two on one project and one data folder, which edit, keep, save and export without end, and
 * looks after every kill, and the start that follows it, at all that is on the disk.
 */
export async function runKillCampaign(kills: number, seed: number): Promise<KillCounts> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-kills-')));
  const places = { data: join(folder, 'data'), root: join(folder, 'project'), to: join(folder, 'to') };
  for (const path of [places.data, join(places.root, 'conf'), join(places.root, 'functions')])
    await mkdir(path, { recursive: true });
  const random = randomOf(seed);
  const counts: KillCounts = {
    kills: 0,
    saves: 0,
    exports: 0,
    filesRead: 0,
    withUnsaved: 0,
    offered: 0,
    torn: 0,
    lost: 0,
    halfExports: 0,
    mixedExports: 0,
    leftovers: 0,
  };
  const everSaved = new Set<string>();
  const start = (slot: number) =>
    startVictim(places, slot, `${slot}${counts.kills}`, Math.floor(random() * 2 ** 31), counts);
  const victims = [start(0), start(1)];
  try {
    await Promise.all(victims.map(({ offered }) => offered));
    while (counts.kills < kills) {
      await delay(random() * 250);
      // One of them, or both at once, as when the power goes.
      const slots = random() < 0.5 ? [0, 1] : [random() < 0.5 ? 0 : 1];
      const killed = slots.flatMap((slot) => victims[slot] ?? []);
      await Promise.all(killed.map((victim) => kill(victim, counts)));
      for (const { saved } of killed) for (const token of saved) everSaved.add(token);
      for (const slot of slots) victims[slot] = start(slot);
      const offered = await Promise.all(slots.map((slot) => victims[slot]?.offered ?? []));
      for (const victim of killed) await judge(victim, new Set(offered.flat()), places, everSaved, counts);
    }
  } finally {
    for (const { child } of victims) child.kill('SIGKILL');
    await Promise.all(victims.map(({ ended }) => ended));
    await rm(folder, { recursive: true });
  }
  return counts;
}

function startVictim(
  places: { data: string; root: string; to: string },
  slot: number,
  name: string,
  seed: number,
  counts: KillCounts,
): Victim {
  const exports = join(places.to, String(slot));
  const args = [victimFile, places.data, places.root, exports, name, String(seed)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const kept = new Set<string>();
  const saved = new Set<string>();
  const words = createInterface({ input: child.stdout });
  const offered = new Promise<string[]>((resolve, reject) => {
    child.once('exit', () => reject(new Error('a host ended before it had opened the project')));
    words.on('line', (line) => {
      const word: unknown = JSON.parse(line);
      if (isWord(word, 'offered')) resolve(word.offered);
      if (isWord(word, 'kept')) for (const token of word.kept) kept.add(token);
      if (isWord(word, 'saved')) for (const token of word.saved) saved.add(token);
      if (isWord(word, 'saved')) counts.saves += 1;
      if (isWord(word, 'exports')) counts.exports += 1;
      if (isWord(word, 'offered') && line.includes('"exported":2')) counts.mixedExports += 1;
    });
  });
  offered.catch(() => undefined);
  const ended = Promise.all([once(child, 'exit'), once(words, 'close')]);
  return { name, exports, child, kept, saved, ended, offered };
}

function isWord<Key extends string>(word: unknown, key: Key): word is Record<Key, string[]> {
  return typeof word === 'object' && word !== null && key in word;
}

async function kill(victim: Victim, counts: KillCounts): Promise<void> {
  counts.kills += 1;
  victim.child.kill('SIGKILL');
  await victim.ended;
  if (new Set(await textsIn(victim.exports)).size > 1) counts.halfExports += 1;
}

async function judge(
  killed: Victim,
  offered: ReadonlySet<string>,
  places: { data: string; root: string },
  everSaved: ReadonlySet<string>,
  counts: KillCounts,
): Promise<void> {
  const found = await Promise.all((await filesIn(join(places.root, 'functions'))).map(readLines));
  counts.filesRead += found.length;
  counts.torn += found.filter((lines) => lines === null).length + (offered.has('torn') ? 1 : 0);
  const onDisk = new Set(found.flatMap((lines) => lines ?? []));
  counts.lost += [...everSaved].filter((token) => !onDisk.has(token)).length;
  const unsaved = [...killed.kept].filter((token) => !killed.saved.has(token));
  const cutOff = unsaved.filter((token) => !onDisk.has(token));
  if (unsaved.length > 0) counts.withUnsaved += 1;
  if (unsaved.length > 0 && cutOff.every((token) => offered.has(token))) counts.offered += 1;
  const exported = await textsIn(killed.exports);
  counts.filesRead += exported.length;
  counts.torn += exported.filter((text) => linesOf(text) === null).length;
  for (const folder of [places.root, places.data, killed.exports]) counts.leftovers += await leftIn(folder);
}

async function textsIn(folder: string): Promise<string[]> {
  return await Promise.all((await filesIn(folder)).map((path) => readFile(path, 'utf8')));
}

async function readLines(path: string): Promise<string[] | null> {
  return linesOf(await readFile(path, 'utf8'));
}

/** Every file that is not being written. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && parseTemporaryName(entry.name) === null)
    .map((entry) => join(entry.parentPath, entry.name));
}

async function leftIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const writers = names.flatMap((path) => parseTemporaryName(basename(path))?.writer ?? []);
  const lives = await Promise.all(writers.map(lifeOf));
  return lives.filter((life) => life === 'dead').length;
}
