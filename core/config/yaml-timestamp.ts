const dateTime =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d{2}:\d{2})| +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

/** Whether yaml.v3 reads this text as a date: the formats of its parseTimestamp, with days that exist. */
export function isTimestamp(text: string): boolean {
  if (text.charCodeAt(4) !== 45) return false;
  const match = dateTime.exec(text);
  if (!match) return false;
  const [, year, month, day, , hour1, minute1, second1, zone, hour2, minute2, second2] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return false;
  const hour = Number(hour1 ?? hour2 ?? 0);
  const minute = Number(minute1 ?? minute2 ?? 0);
  const second = Number(second1 ?? second2 ?? 0);
  return hour < 24 && minute < 60 && second < 60 && isZone(zone);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

function isZone(zone: string | undefined): boolean {
  if (zone === undefined || zone === 'Z') return true;
  return Number(zone.slice(1, 3)) <= 24 && Number(zone.slice(4, 6)) <= 60;
}
