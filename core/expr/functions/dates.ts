import { fail } from '../row-error.ts';
import type { Place } from '../syntax.ts';
import { int, string, timestamp } from '../types.ts';
import type { ExpressionFunction } from './function.ts';
import { localTime } from './time-zone.ts';

const timeText = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const dateText = /^(\d{4})-(\d\d)-(\d\d)$/;
const dayMs = 86_400_000;

/** Milliseconds since 1970 of an RFC 3339 text; a leap second and 24:00 are none. */
function toTimestamp(at: Place, text: string): number {
  const found = timeText.exec(text);
  if (found === null) return fail('not-a-time', at);
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = found;
  const midnight = utcDay(Number(year), Number(month), Number(day));
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (midnight === null || hours > 23 || minutes > 59 || seconds > 59) return fail('not-a-time', at);
  const offset = offsetMs(zone);
  if (offset === null) return fail('not-a-time', at);
  const milliseconds = Math.floor(Number(`${fraction}000`.slice(1, 4)));
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds - offset;
}

function offsetMs(zone: string): number | null {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 24 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The start of a day that there is, years 1 to 9999. */
function utcDay(year: number, month: number, day: number): number | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day ? date.getTime() : null;
}

function dayOf(at: Place, text: string): number {
  const found = dateText.exec(text);
  const day = found && utcDay(Number(found[1]), Number(found[2]), Number(found[3]));
  return day ?? fail('not-a-date', at);
}

const parts: Readonly<Record<string, (local: Date) => number>> = {
  getFullYear: (local) => local.getUTCFullYear(),
  getMonth: (local) => local.getUTCMonth(),
  getDate: (local) => local.getUTCDate(),
  getDayOfWeek: (local) => local.getUTCDay(),
  getHours: (local) => local.getUTCHours(),
  getMinutes: (local) => local.getUTCMinutes(),
};

export const dateFunctions: readonly ExpressionFunction[] = [
  {
    name: 'timestamp',
    id: 'timestamp',
    form: 'plain',
    params: [string],
    result: timestamp,
    fails: true,
    call: toTimestamp,
  },
  {
    name: 'days',
    id: 'days',
    form: 'plain',
    params: [string, string],
    result: int,
    fails: true,
    call: (at: Place, from: string, to: string) => (dayOf(at, to) - dayOf(at, from)) / dayMs,
  },
  ...Object.entries(parts).flatMap(([name, part]): ExpressionFunction[] => [
    {
      name,
      id: name,
      form: 'method',
      params: [timestamp],
      result: int,
      fails: false,
      call: (_at: Place, time: number) => part(new Date(time)),
    },
    {
      name,
      id: `${name}In`,
      form: 'method',
      params: [timestamp, string],
      result: int,
      fails: true,
      call: (at: Place, time: number, zone: string) => part(localTime(at, time, zone)),
    },
  ]),
];
