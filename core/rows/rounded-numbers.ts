import { eachNumber, membersOf } from '../text/json-members.ts';
import { valueColumn } from './json/edit-row.ts';

/** Numbers that lose digits in a run: KisFlow decodes them into 64-bit floats, and so does the engine. */
export interface RoundedNumbers {
  /** Of all rows so far. */
  count: number;
  /** Its row counts from 1. */
  first: { row: number; field: string; text: string; becomes: string };
}

export interface RoundedNumberCounter {
  /** Looks through the next rows: whole lines of JSON Lines. */
  look(lines: string): void;
  readonly found: RoundedNumbers | undefined;
}

/** Counts the numbers in rows that a double can't hold. Rows that have none cost little: most are only looked over. */
export function createRoundedNumberCounter(): RoundedNumberCounter {
  let found: RoundedNumbers | undefined;
  let rows = 0;
  function lookAt(line: string, rowsBefore: number): void {
    const row = rowText(line);
    eachNumber(row, (text) => {
      if (!isRounded(text)) return true;
      found ??= { count: 0, first: { row: rowsBefore + 1, ...firstIn(row) } };
      found.count += 1;
      return true;
    });
  }
  return {
    get found() {
      return found;
    },
    look(lines) {
      if (mayHaveSome(lines)) {
        for (const line of lines.split('\n')) {
          if (line.trim() === '') continue;
          if (mayHaveSome(line)) lookAt(line, rows);
          rows += 1;
        }
      } else if (found === undefined) rows += countRows(lines);
    },
  };
}

/** The JSON of a row, also of one that is a text of JSON; nothing of a line that is no JSON. */
function rowText(line: string): string {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'string') return line;
    JSON.parse(row);
    return row;
  } catch {
    return '';
  }
}

/** Lines that are not blank. */
function countRows(lines: string): number {
  let count = 0;
  for (let start = 0; start < lines.length; ) {
    const found = lines.indexOf('\n', start);
    const end = found < 0 ? lines.length : found;
    if (lines.charCodeAt(start) > blank || lines.slice(start, end).trim() !== '') count += 1;
    start = end + 1;
  }
  return count;
}

const blank = 0x20;

/** Whether a number loses digits as a double. `1.10` loses none, and what is beyond all doubles is no number to them. */
export function isRounded(text: string): boolean {
  if (text.length <= exactDigits && !/[eE]/.test(text)) return false;
  const value = Number(text);
  return Number.isFinite(value) && digitsOf(text) !== digitsOf(String(value));
}

/** So many digits a double always keeps. */
const exactDigits = 15;

/** The digits of a decimal number without zeros at its ends, and the power of ten of the last one. */
function digitsOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text
    .toLowerCase()
    .replace('-', '')
    .split(/e(?=[-+\d])/);
  const [whole = '', decimals = ''] = mantissa.split('.');
  const digits = (whole + decimals).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  const power = Number(exponent) - decimals.length + digits.length - kept.length;
  return kept === '' ? '0' : `${kept}e${power}`;
}

const runOfDigits = 16;
const longExponent = /[0-9][eE][+-]?[0-9]{3}/;

/** Whether there is a run of digits and points as long as a number that is rounded, or such an exponent, anywhere. */
function mayHaveSome(text: string): boolean {
  // Looks at every 16th character only, and back from it as long as there are digits.
  for (let at = runOfDigits - 1; at < text.length; ) {
    let back = at;
    while (back > at - runOfDigits && isDigitOrPoint(text.charCodeAt(back))) back -= 1;
    if (back === at - runOfDigits) return true;
    at = back + runOfDigits;
  }
  return longExponent.test(text);
}

function isDigitOrPoint(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e;
}

function firstIn(line: string): { field: string; text: string; becomes: string } {
  // Not the fields that readers see: of a name that stands twice the first may be the one with the number.
  const members = membersOf(line)?.map(
    (one) => [one.name, line.slice(one.valueStart, one.valueEnd)] as const,
  );
  for (const [field, value] of members ?? [[valueColumn, line] as const]) {
    let rounded: string | undefined;
    eachNumber(value, (text) => {
      if (isRounded(text)) rounded = text;
      return rounded === undefined;
    });
    if (rounded !== undefined) return { field, text: rounded, becomes: String(Number(rounded)) };
  }
  return { field: '', text: '', becomes: '' };
}
