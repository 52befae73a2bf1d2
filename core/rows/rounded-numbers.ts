import { fieldsOf } from './json/edit-row.ts';
import { eachNumber } from './json/json-members.ts';

/** Numbers that lose digits in a run: KisFlow decodes them into 64-bit floats, and so does the engine. */
export interface RoundedNumbers {
  /** Of all rows so far. */
  count: number;
  first: { line: number; field: string; text: string; becomes: string };
}

export interface RoundedNumberCounter {
  /** Looks through whole lines of JSON Lines; `firstLine` numbers the first of them. */
  look(lines: string, firstLine: number): void;
  readonly found: RoundedNumbers | undefined;
}

/** Counts the numbers in rows that a double can't hold. Rows that have none cost little: most are only looked over. */
export function createRoundedNumberCounter(): RoundedNumberCounter {
  let found: RoundedNumbers | undefined;
  return {
    get found() {
      return found;
    },
    look(lines, firstLine) {
      if (!mayHaveSome(lines)) return;
      for (const [index, line] of lines.split('\n').entries()) {
        if (!mayHaveSome(line) || !isJson(line)) continue;
        eachNumber(line, (text) => {
          if (!isRounded(text)) return true;
          found ??= { count: 0, first: { line: firstLine + index, ...firstIn(line) } };
          found.count += 1;
          return true;
        });
      }
    },
  };
}

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
  for (const [field, value] of fieldsOf(line)) {
    let rounded: string | undefined;
    eachNumber(value, (text) => {
      if (isRounded(text)) rounded = text;
      return rounded === undefined;
    });
    if (rounded !== undefined) return { field, text: rounded, becomes: String(Number(rounded)) };
  }
  return { field: '', text: '', becomes: '' };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
