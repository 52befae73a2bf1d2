/** Where characters of a text that comes in pieces stand in the file, in bytes of UTF-8. */
export interface BytePlaces {
  add(piece: string): void;
  /** `place` counts the characters of the text; places must not go back. */
  byteAt(place: number): number;
}

/** `start` is the byte where the text begins. */
export function createBytePlaces(start: number): BytePlaces {
  let text = '';
  let passed = 0;
  let bytes = start;
  return {
    add(piece) {
      text += piece;
    },
    byteAt(place) {
      const between = place - passed;
      bytes += Buffer.byteLength(text.slice(0, between));
      text = text.slice(between);
      passed = place;
      return bytes;
    },
  };
}
