import { isTimestamp } from './yaml-timestamp.ts';

/**
 * What yaml.v3 makes of a scalar's text (resolve.go): its tag, and the value where a typed field may need it. `number`
 * holds ints and floats; ints beyond 2^53 lose their last digits, and those beyond
 * int64, which fit no field, are infinite.
 */
export type Resolved =
  | { tag: '!!null'; value: null }
  | { tag: '!!bool'; value: boolean }
  | { tag: '!!int' | '!!float'; value: number }
  | { tag: string; value: string };

const fixed = new Map<string, Resolved>([
  ...['true', 'True', 'TRUE'].map((text): [string, Resolved] => [text, { tag: '!!bool', value: true }]),
  ...['false', 'False', 'FALSE'].map((text): [string, Resolved] => [text, { tag: '!!bool', value: false }]),
  ...['', '~', 'null', 'Null', 'NULL'].map((text): [string, Resolved] => [
    text,
    { tag: '!!null', value: null },
  ]),
  ...['.nan', '.NaN', '.NAN'].map((text): [string, Resolved] => [
    text,
    { tag: '!!float', value: Number.NaN },
  ]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((text): [string, Resolved] => [
    text,
    { tag: '!!float', value: Number.POSITIVE_INFINITY },
  ]),
  ...['-.inf', '-.Inf', '-.INF'].map((text): [string, Resolved] => [
    text,
    { tag: '!!float', value: Number.NEGATIVE_INFINITY },
  ]),
]);

/** Only these first characters can make a plain scalar anything but a string. */
const hint = /^(?:[-+0-9yYnNtTfFoO~.]|$)/;
const decimalFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const maxUint64 = 2n ** 64n - 1n;
const maxInt64 = 2n ** 63n - 1n;

/** The value of a plain scalar without a tag. */
export function resolvePlain(text: string): Resolved {
  if (!hint.test(text)) return { tag: '!!str', value: text };
  return fixed.get(text) ?? resolveNumber(text, true) ?? { tag: '!!str', value: text };
}

/** Whether a plain scalar is null: the one thing that matters to a string field. */
export function isNullText(text: string): boolean {
  return text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL';
}

/** The value of a scalar under an explicit tag; undefined where yaml.v3 cannot decode the text as that tag. */
export function resolveTagged(tag: string, text: string): Resolved | undefined {
  if (tag === '!!str') return { tag, value: text };
  if (!['!!bool', '!!int', '!!float', '!!null', '!!timestamp'].includes(tag)) return { tag, value: text };
  const found = hint.test(text) ? (fixed.get(text) ?? resolveNumber(text, tag === '!!timestamp')) : undefined;
  if (found?.tag === tag) return found;
  if (tag === '!!float' && found?.tag === '!!int') return { tag, value: Number(found.value) };
  return undefined;
}

function resolveNumber(text: string, dates: boolean): Resolved | undefined {
  const first = text.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  // As it is to Go itself: underscores between digits count for nothing.
  if (first === 46) return resolveFloat(text.replace(/(?<=\d)_(?=\d)/g, ''));
  if (!isDigit && first !== 43 && first !== 45) return undefined;
  if (dates && isTimestamp(text)) return { tag: '!!timestamp', value: text };
  const digits = text.replaceAll('_', '');
  const integer = parseInteger(digits);
  return integer === undefined
    ? resolveFloat(digits)
    : { tag: '!!int', value: integer > maxInt64 ? Number.POSITIVE_INFINITY : Number(integer) };
}

function resolveFloat(text: string): Resolved | undefined {
  if (!decimalFloat.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? { tag: '!!float', value } : undefined;
}

/** Go's strconv.ParseInt with base 0, then ParseUint, within 64 bits. */
function parseInteger(text: string): bigint | undefined {
  const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/.exec(
    text,
  );
  if (!match) return parseSignAfterPrefix(text);
  const [, sign, hexadecimal, binary, octal, oldOctal, decimal] = match;
  const size = hexadecimal
    ? BigInt(`0x${hexadecimal}`)
    : binary
      ? BigInt(`0b${binary}`)
      : (octal ?? oldOctal)
        ? BigInt(`0o${octal ?? oldOctal}`)
        : decimal
          ? BigInt(decimal)
          : undefined;
  if (size === undefined) return undefined;
  if (sign === '-') return size <= maxInt64 + 1n ? -size : undefined;
  return size <= (sign === '+' ? maxInt64 : maxUint64) ? size : undefined;
}

/** `0b-1` and `0o+7`: Go parses what follows the prefix as a number of its own, with a sign. */
function parseSignAfterPrefix(text: string): bigint | undefined {
  const match = /^0(?:b([-+])([01]+)|o([-+])([0-7]+))$/.exec(text);
  if (!match) return undefined;
  const [, binarySign, binary, octalSign, octal] = match;
  const size = BigInt(binary === undefined ? `0o${octal}` : `0b${binary}`);
  const negative = (binarySign ?? octalSign) === '-';
  if (size > (negative ? maxInt64 + 1n : maxInt64)) return undefined;
  return negative ? -size : size;
}
