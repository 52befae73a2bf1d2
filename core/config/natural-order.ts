const digit = /^\p{Nd}$/u;
const letter = /^\p{L}$/u;

/** The order in which yaml.v3 prints a map's keys (sorter.go): numbers inside by their value, so p2 comes before p10. */
export function byNaturalOrder(left: string, right: string): number {
  if (left === right) return 0;
  return isLess([...left], [...right]) ? -1 : 1;
}

function isLess(left: readonly string[], right: readonly string[]): boolean {
  let digits = false;
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const a = left[index] ?? '';
    const b = right[index] ?? '';
    if (a === b) {
      digits = digit.test(a);
      continue;
    }
    const aLetter = letter.test(a);
    const bLetter = letter.test(b);
    if (aLetter && bLetter) return codePoint(a) < codePoint(b);
    if (aLetter || bLetter) return digits ? aLetter : bLetter;
    return isLessNumber(left, right, index);
  }
  return left.length < right.length;
}

function isLessNumber(left: readonly string[], right: readonly string[], index: number): boolean {
  const lead = left[index] === '0' || right[index] === '0' ? leadingDigit(left, index) : 0n;
  const [a, aEnd] = readNumber(left, index, lead);
  const [b, bEnd] = readNumber(right, index, lead);
  if (a !== b) return a < b;
  if (aEnd !== bEnd) return aEnd < bEnd;
  return codePoint(left[index] ?? '') < codePoint(right[index] ?? '');
}

/** 1 when a digit other than 0 stands before, in the same number: then the zeros that follow count. */
function leadingDigit(text: readonly string[], index: number): bigint {
  for (let before = index - 1; before >= 0 && digit.test(text[before] ?? ''); before--) {
    if (text[before] !== '0') return 1n;
  }
  return 0n;
}

/** Go's int64 arithmetic, overflow and non-ASCII digits included. */
function readNumber(text: readonly string[], start: number, lead: bigint): [value: bigint, end: number] {
  let value = lead;
  let end = start;
  for (; end < text.length && digit.test(text[end] ?? ''); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(codePoint(text[end] ?? '') - 48));
  }
  return [value, end];
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
