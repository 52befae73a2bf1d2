import { fail } from '../row-error.ts';
import type { Place } from '../syntax.ts';

const quarterMs = 900_000;
const mostKept = 50_000;
const fixedOffset = /^([+-]?)(\d\d):(\d\d)$/;

/** How far a zone is from UTC, in milliseconds, at a time. */
type Offset = (time: number) => number;

const zones = new Map<string, Offset | null>();

/** A date whose UTC parts are the local ones of a zone: an IANA name, `UTC`, or `+08:00`. */
export function localTime(at: Place, time: number, zone: string): Date {
  let offset = zones.get(zone);
  if (offset === undefined) {
    offset = offsetOf(zone);
    if (zones.size < mostKept) zones.set(zone, offset);
  }
  if (offset === null) return fail('no-time-zone', at);
  return new Date(time + offset(time));
}

function offsetOf(zone: string): Offset | null {
  if (zone === 'UTC' || zone === '') return () => 0;
  const fixed = fixedOffset.exec(zone);
  if (fixed === null) return namedOffset(zone);
  const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
  if (minutes > 24 * 60 || Number(fixed[3]) > 59) return null;
  const ms = (fixed[1] === '-' ? -1 : 1) * minutes * 60_000;
  return () => ms;
}

/** Offsets change on quarter hours at most: one is asked for and kept for each. */
function namedOffset(zone: string): Offset | null {
  const format = formatFor(zone);
  if (format === null) return null;
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / quarterMs);
    const kept = known.get(quarter);
    if (kept !== undefined) return kept;
    const offset = askOffset(format, quarter * quarterMs);
    if (known.size >= mostKept) known.clear();
    known.set(quarter, offset);
    return offset;
  };
}

function formatFor(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function askOffset(format: Intl.DateTimeFormat, time: number): number {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = parts.get('era')?.startsWith('B') ? 1 - number('year') : number('year');
  const local = new Date(0);
  local.setUTCFullYear(year, number('month') - 1, number('day'));
  local.setUTCHours(number('hour'), number('minute'), number('second'));
  return local.getTime() - time;
}
