/** Types of PostgreSQL by their object ids, which never change. */
const types = {
  bool: 16,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  timestamptz: 1184,
  jsonb: 3802,
};

/**
 * A value as the server writes it, as JSON has it: numbers that JSON's hold exactly, all others as their digits; a point in time in the
 * form of JavaScript; everything else as text.
 */
export function postgresValue(type: number, text: string): unknown {
  switch (type) {
    case types.bool:
      return text === 't';
    case types.int2:
    case types.int4:
    case types.oid:
      return Number(text);
    case types.int8:
      return Number.isSafeInteger(Number(text)) ? Number(text) : text;
    case types.float4:
    case types.float8:
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case types.json:
    case types.jsonb:
      return JSON.parse(text);
    case types.timestamptz:
      return instantOf(text);
    default:
      return text;
  }
}

/** `2026-11-26 10:00:00.5+00`, as a session in UTC writes it, as `2026-11-26T10:00:00.500Z`. */
function instantOf(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (!found) return text;
  const [, day, time, fraction = ''] = found;
  return `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
}
