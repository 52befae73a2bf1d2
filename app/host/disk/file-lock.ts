import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../project/file-error.ts';
import { identityText, lifeOf, parseIdentity, thisProcess } from './process-identity.ts';

const pollMs = 15;
/** Who holds a lock for longer is stuck: going on is better than never going on. */
const patienceMs = 5_000;
/** A lock without a holder's name is just being made, or its maker was killed in that moment. */
const namelessMs = 2_000;

/**
 * Does work while no other process of this machine does work with the same lock file. A holder that was killed holds nothing
 * any more. Where no lock file can be made the work is done all the same: it will tell what is wrong with the folder.
 */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const isHeld = await acquire(file);
  try {
    return await work();
  } finally {
    if (isHeld) await rm(file, { force: true }).catch(() => undefined);
  }
}

/** A lock that is held until it is let go of, or the process who holds it: its number, undefined where it is not known. */
export type Hold = { release(): Promise<void> } | { heldBy: number | undefined };

/** Takes a lock for as long as the process works with what it stands for; without waiting, since its holder may work for days. */
export async function holdLock(file: string): Promise<Hold> {
  const made = (await makeLock(file)) === 'taken' ? await takeLeft(file) : 'held';
  if (made === 'held') return { release: () => rm(file, { force: true }).catch(() => undefined) };
  const text = await readFile(file, 'utf8').catch(() => '');
  return { heldBy: parseIdentity(text.split(' ')[0] ?? '')?.pid };
}

async function takeLeft(file: string): Promise<'held' | 'taken'> {
  await breakLeftLock(file);
  return (await makeLock(file)) === 'taken' ? 'taken' : 'held';
}

async function acquire(file: string): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const made = await makeLock(file);
    if (made !== 'taken') return made === 'held';
    await breakLeftLock(file);
    await delay(pollMs * (0.5 + Math.random()));
  }
  return false;
}

async function makeLock(file: string): Promise<'held' | 'taken' | 'impossible'> {
  try {
    const opened = await open(file, 'wx', 0o600);
    try {
      await opened.writeFile(`${identityText(thisProcess)} ${randomUUID()}`);
      return 'held';
    } catch {
      await rm(file, { force: true });
      return 'impossible';
    } finally {
      await opened.close();
    }
  } catch (thrown) {
    return errorCode(thrown) === 'EEXIST' ? 'taken' : 'impossible';
  }
}

/**
 * Removes the lock of a holder that has ended. Only one process may do so for one lock, or a second one would remove the
 * lock that somebody took meanwhile: the breaker's file has the name of that one lock.
 */
async function breakLeftLock(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined || !(await isLeft(file, text))) return;
  const breaker = `${file}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  try {
    await (await open(breaker, 'wx', 0o600)).close();
  } catch {
    if (await isOlder(breaker, patienceMs)) await rm(breaker, { force: true });
    return;
  }
  const now = await readFile(file, 'utf8').catch(() => undefined);
  if (now === text) await rm(file, { force: true });
  await rm(breaker, { force: true });
}

async function isLeft(file: string, text: string): Promise<boolean> {
  const holder = parseIdentity(text.split(' ')[0] ?? '');
  if (holder === null) return isOlder(file, namelessMs);
  return (await lifeOf(holder)) === 'dead';
}

async function isOlder(file: string, ms: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > ms;
}
