/** Lines of a text: rows, counted from 0, of so many; or all of them. */
interface Piece {
  text: string;
  from: number;
  to: number;
  of: number;
}

/** The lines that rows were read from, one each. Cut out of their texts only where somebody asks. */
export interface TakenLines {
  /** Rows of a text of so many, a line each. */
  add(text: string, from: number, to: number, of: number): void;
  /** A text that holds nothing but lines of rows. */
  addAll(text: string): void;
  clear(): void;
  /** Undefined without any. */
  text(): string | undefined;
}

export function createTakenLines(): TakenLines {
  let pieces: Piece[] = [];
  /** A row of the text that was looked at last, and where its line begins. */
  let known = { text: '', row: 0, at: 0 };

  function beginOf(row: number): number {
    for (; known.row < row; known.row += 1) known.at = known.text.indexOf('\n', known.at) + 1;
    return known.at;
  }
  function cut({ text, from, to, of }: Piece): string {
    if (from === 0 && to === of) return text;
    if (known.text !== text || known.row > from) known = { text, row: 0, at: 0 };
    const begin = beginOf(from);
    return text.slice(begin, to === of ? text.length : beginOf(to) - 1);
  }

  return {
    add(text, from, to, of) {
      pieces.push({ text, from, to, of });
    },
    addAll(text) {
      pieces.push({ text, from: 0, to: 1, of: 1 });
    },
    clear() {
      pieces = [];
    },
    text: () => (pieces.length === 0 ? undefined : pieces.map(cut).join('\n')),
  };
}
