/** What stands before the decimals of a number: a point (`1,234.5`) or a comma (`1.234,5`). */
export type DecimalSign = '.' | ',';

const blanks = "[ \\u00a0\\u202f']";
const patterns: Readonly<Record<DecimalSign, RegExp>> = {
  '.': new RegExp(`^-?(?:\\d{1,3}(?:(?:,\\d{3})+|(?:${blanks}\\d{3})+)|0|[1-9]\\d*)(?:\\.\\d+)?$`),
  ',': new RegExp(`^-?(?:\\d{1,3}(?:(?:\\.\\d{3})+|(?:${blanks}\\d{3})+)|0|[1-9]\\d*)(?:,\\d+)?$`),
};

/**
 * A number as people of a place write it, as it is written in CSV and JSON: `1.234,50` and `1 234,50` with a decimal comma are
 * `1234.50`. Null for all else, such as `007`, `1,2,3` or a date; the digits stay as they are.
 */
export function localNumber(text: string, decimal: DecimalSign): string | null {
  const trimmed = text.trim();
  if (!patterns[decimal].test(trimmed) || /^-?0\d/.test(trimmed)) return null;
  const [whole = '', decimals] = trimmed.split(decimal);
  const digits = whole.replace(/[^-\d]/g, '');
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}

/** Which sign a number can only have been written with; null where both can be meant (`1,234`), or it has none. */
export function certainDecimal(text: string): DecimalSign | null {
  const [point, comma] = [localNumber(text, '.'), localNumber(text, ',')];
  if (point !== null && comma === null) return '.';
  if (comma !== null && point === null) return ',';
  return null;
}

/** Whether a number means another one with the other sign: `1,234`, `1.234`. */
export function isAmbiguous(text: string): boolean {
  const [point, comma] = [localNumber(text, '.'), localNumber(text, ',')];
  return point !== null && comma !== null && point !== comma;
}
