/** Finds one character again and again in a text, passing over no part of the text twice. */
export interface Finder {
  lookIn(text: string): void;
  /** Its first place at or behind `start`; the text's length when there is none. Starts must not go back. */
  from(start: number): number;
}

export function createFinder(character: string): Finder {
  let text = '';
  let found = -1;
  return {
    lookIn(next) {
      text = next;
      found = -1;
    },
    from(start) {
      if (found >= start) return found;
      const place = text.indexOf(character, start);
      found = place < 0 ? text.length : place;
      return found;
    },
  };
}
