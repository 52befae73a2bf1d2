import type { FileHandle } from 'node:fs/promises';

const pieceBytes = 256 * 1024;
/** A line that is longer is no row. */
export const longestLine = 64 * 1024 * 1024;
/** Bytes that are kept of such a line. */
const shownBytes = 4096;

export interface Line {
  /** Of a line that is too long, its beginning. */
  text: string;
  offset: number;
  /** The offset behind it. */
  next: number;
  isTooLong?: true;
}

/**
 * At most `most` lines from an offset on; blank ones are passed over. A last line without its end is one when it is a whole JSON
 * object or list: nothing can follow that. Any other may still be being written.
 */
export async function readLines(
  file: FileHandle,
  from: number,
  most: number,
  longest = longestLine,
): Promise<Line[]> {
  const lines: Line[] = [];
  /** Where the line that is being read begins, and where the next piece does. */
  let [offset, end] = [from, from];
  let pieces: Buffer[] = [];
  function add(isWholeLine: boolean): void {
    const isTooLong = end - offset > longest;
    const bytes = Buffer.concat(pieces);
    pieces = [];
    const text = textOf(isTooLong ? bytes.subarray(0, shownBytes) : bytes, offset);
    const line = { text, offset, next: end + (isWholeLine ? 1 : 0) };
    if (isTooLong && isWholeLine) lines.push({ ...line, isTooLong });
    else if (text.trim() !== '' && (isWholeLine || isWhole(text))) lines.push(line);
  }
  while (lines.length < most) {
    const piece = Buffer.alloc(pieceBytes);
    const { bytesRead } = await file.read(piece, 0, pieceBytes, end);
    if (bytesRead === 0) break;
    let start = 0;
    while (lines.length < most) {
      const at = piece.subarray(0, bytesRead).indexOf(0x0a, start);
      const part = piece.subarray(start, at < 0 ? bytesRead : at);
      // Of a line that is too long no more is kept.
      if (end + part.length - offset <= longest || pieces.length === 0) pieces.push(part);
      end += part.length;
      if (at < 0) break;
      add(true);
      end += 1;
      offset = end;
      start = at + 1;
    }
  }
  if (lines.length < most && end - offset <= longest) add(false);
  return lines;
}

/** Without the mark that some programs write before everything else. */
function textOf(bytes: Buffer, offset: number): string {
  const text = bytes.toString('utf8');
  return offset === 0 && text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function isWhole(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
