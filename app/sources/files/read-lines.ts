import type { FileHandle } from 'node:fs/promises';

const pieceBytes = 256 * 1024;
/** A line that is longer is no row. */
const longestLine = 64 * 1024 * 1024;

export interface Line {
  text: string;
  offset: number;
  /** The offset behind it. */
  next: number;
}

/**
 * At most `most` lines from an offset on. A last line without its end is one when it is a whole JSON object or list: nothing can
 * follow that. Any other may still be being written.
 */
export async function readLines(file: FileHandle, from: number, most: number): Promise<Line[]> {
  const lines: Line[] = [];
  let offset = from;
  let rest: Buffer = Buffer.alloc(0);
  while (lines.length < most) {
    const piece = Buffer.alloc(pieceBytes);
    const { bytesRead } = await file.read(piece, 0, pieceBytes, offset + rest.length);
    rest =
      rest.length === 0 ? piece.subarray(0, bytesRead) : Buffer.concat([rest, piece.subarray(0, bytesRead)]);
    for (let end = rest.indexOf(0x0a); end >= 0 && lines.length < most; end = rest.indexOf(0x0a)) {
      lines.push({ text: rest.toString('utf8', 0, end), offset, next: offset + end + 1 });
      offset += end + 1;
      rest = rest.subarray(end + 1);
    }
    if (bytesRead === 0 || rest.length > longestLine) break;
  }
  const text = rest.toString('utf8');
  if (lines.length < most && isWhole(text)) lines.push({ text, offset, next: offset + rest.length });
  return lines;
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
