/** A text with all but its first and last characters replaced; one that is not longer than what is kept is replaced whole. */
export function maskText(text: string, keepFirst: number, keepLast: number, sign: string): string {
  const characters = [...text];
  const hidden = characters.length - keepFirst - keepLast;
  if (hidden <= 0) return sign.repeat(characters.length);
  const last = keepLast === 0 ? [] : characters.slice(-keepLast);
  return `${characters.slice(0, keepFirst).join('')}${sign.repeat(hidden)}${last.join('')}`;
}

const roundConstants = primesUpTo(311).map((prime) => fraction(Math.cbrt(prime)));
const startState = primesUpTo(19).map((prime) => fraction(Math.sqrt(prime)));

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}

function primesUpTo(last: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; candidate <= last; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

/** SHA-256 of a text's UTF-8 in lower-case hex: the platforms' own answers later than a form may wait. */
export function sha256(text: string): string {
  const state = Int32Array.from(startState);
  const words = padded(text);
  const schedule = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) digestBlock(state, words, block, schedule);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The text's bytes with their end mark and length, as big-endian words. */
function padded(text: string): Int32Array {
  const bytes = utf8(text);
  const words = new Int32Array(((bytes.length + 8) >> 6) * 16 + 16);
  for (const [index, byte] of bytes.entries())
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - 8 * (index % 4)));
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << (24 - 8 * (bytes.length % 4)));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      );
  }
  return bytes;
}

function digestBlock(state: Int32Array, words: Int32Array, block: number, schedule: Int32Array): void {
  for (let t = 0; t < 64; t += 1) {
    if (t < 16) schedule[t] = words[block + t] ?? 0;
    else {
      const [w15 = 0, w2 = 0] = [schedule[t - 15], schedule[t - 2]];
      const s0 = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3);
      const s1 = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10);
      schedule[t] = ((schedule[t - 16] ?? 0) + s0 + (schedule[t - 7] ?? 0) + s1) | 0;
    }
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries())
    state[index] = ((state[index] ?? 0) + value) | 0;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
