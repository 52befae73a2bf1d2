/** Where the entries of a block begin in their lines, and where they shall. */
export interface Level {
  old: number;
  wanted: number;
}

/** A line of a file, and what is known of where it shall begin. */
export interface IndentedLine {
  start: number;
  /** Blanks at its start. */
  indent: number;
  /** Blanks that it shall have; undefined to leave it as it is. */
  wanted?: number;
  /** On a line that begins an entry or item: the blocks that it lies in, outermost first. */
  levels?: readonly Level[];
  /** Whether it goes on with a scalar or brackets of an earlier line. */
  inside?: boolean;
  /** On the last line of a block scalar: the blanks before its text, which no comment behind it may have. */
  contentIndent?: number;
}

/** The lines of a text, broken by \n, \r\n or \r; a byte order mark belongs to no line. */
export function indentedLines(text: string): IndentedLine[] {
  const lines: IndentedLine[] = [];
  const line = /( *)[^\r\n]*(?:\r\n|\n|\r|$)/y;
  line.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (line.lastIndex < text.length) {
    const start = line.lastIndex;
    lines.push({ start, indent: line.exec(text)?.[1]?.length ?? 0 });
  }
  return lines;
}

/** The text with its lines beginning where they shall. Lines without a character stay empty. */
export function withIndents(text: string, lines: readonly IndentedLine[]): string {
  const written = lines.map(({ start, indent, wanted }, index) => {
    const rest = text.slice(start + indent, lines[index + 1]?.start);
    const isEmpty = indent === 0 && /^[\r\n]*$/.test(rest);
    return ' '.repeat(isEmpty ? 0 : (wanted ?? indent)) + rest;
  });
  return text.slice(0, lines[0]?.start ?? text.length) + written.join('');
}

/**
 * Comments of the first document go with what they stand at: the entry below that begins at their column, a block around the
 * entry above that does, or else as far as the entry below (or above) goes. `last` is the last line of the document's content.
 */
export function placeComments(text: string, lines: readonly IndentedLine[], last: number): void {
  for (const [index, line] of lines.entries()) {
    const written = text.slice(line.start + line.indent, lines[index + 1]?.start);
    if (index > last && /^(?:---|\.\.\.)(?:\s|$)/.test(written) && line.indent === 0) return;
    if (written.startsWith('#') && !line.inside) placeComment(lines, index);
  }
}

function placeComment(lines: readonly IndentedLine[], index: number): void {
  const line = lines[index];
  if (!line) return;
  const above = lines.slice(0, index).findLast(({ levels }) => levels !== undefined);
  const below = lines.slice(index + 1).find(({ levels }) => levels !== undefined);
  const level = above?.levels?.findLast(({ old }) => old === line.indent);
  const near = below ?? above;
  const wanted =
    below?.indent === line.indent
      ? below.wanted
      : (level?.wanted ?? line.indent + (near?.wanted ?? 0) - (near?.indent ?? 0));
  const limit = contentIndentAbove(lines, index) - 1;
  line.wanted = Math.max(0, Math.min(wanted ?? line.indent, limit));
}

/** Before which column a comment has to begin, lest it belong to a block scalar above. */
function contentIndentAbove(lines: readonly IndentedLine[], index: number): number {
  for (const { contentIndent, levels, inside } of lines.slice(0, index).toReversed()) {
    if (contentIndent !== undefined) return contentIndent;
    if (levels !== undefined || inside) break;
  }
  return Number.POSITIVE_INFINITY;
}
