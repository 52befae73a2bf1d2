import type { TextRange } from './types.ts';

/** Finds lines and columns (from 1, in UTF-16 units) of offsets in a text. Lines end with \n, \r\n or \r. */
export class TextLines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const breaks = /\r\n|\n|\r/g;
    while (breaks.exec(text)) this.#starts.push(breaks.lastIndex);
  }

  range(start: number, end: number): TextRange {
    const [line, column] = this.#place(start);
    const [endLine, endColumn] = this.#place(Math.max(start, end));
    return { line, column, endLine, endColumn };
  }

  #place(offset: number): [line: number, column: number] {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - (this.#starts[low] ?? 0) + 1];
  }
}
