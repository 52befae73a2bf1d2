import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isSameStart, ownStart, startOf } from './process-start.ts';

/** A process that no other one is taken for: numbers come again, and folders may be shared by machines. */
export interface ProcessIdentity {
  /** The machine or container whose numbers `pid` is one of. */
  readonly place: string;
  readonly pid: number;
  readonly start: string;
}

/** `unknown`: it belongs to another machine, where nobody here can look. */
export type Life = 'alive' | 'dead' | 'unknown';

const pattern = /^([0-9a-f]{8})-(\d{1,10})-([a-z0-9]{1,40})$/;

export const thisProcess: ProcessIdentity = { place: placeOf(), pid: process.pid, start: ownStart() };

/** As part of a file's name: `1f2e3d4c-4711-l88123x9f8e7d6c`. */
export function identityText({ place, pid, start }: ProcessIdentity): string {
  return `${place}-${pid}-${start}`;
}

export function parseIdentity(text: string): ProcessIdentity | null {
  const [, place = '', pid = '', start = ''] = pattern.exec(text) ?? [];
  return place === '' ? null : { place, pid: Number(pid), start };
}

/** Whether the process still runs. One whose start the system does not tell is taken to, as long as its number is used. */
export async function lifeOf({ place, pid, start }: ProcessIdentity): Promise<Life> {
  if (place !== thisProcess.place) return 'unknown';
  if (pid === thisProcess.pid) return isSameStart(start, thisProcess.start) ? 'alive' : 'dead';
  const found = await startOf(pid);
  if (found.kind === 'none') return 'dead';
  return found.kind === 'unknown' || isSameStart(found.start, start) ? 'alive' : 'dead';
}

/** Containers on one machine may have one name, and count their processes each for itself. */
function placeOf(): string {
  return createHash('sha256').update(`${hostname()}\0${processNumbers()}`).digest('hex').slice(0, 8);
}

function processNumbers(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
