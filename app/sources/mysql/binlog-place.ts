/** A place in the binary log: a file, and an offset in it. */
export interface BinlogPlace {
  file: string;
  offset: number;
}

/** As `binlog.000012:4567`. */
export function placeText({ file, offset }: BinlogPlace): string {
  return `${file}:${offset}`;
}

export function parsePlace(text: string): BinlogPlace {
  const colon = text.lastIndexOf(':');
  return { file: text.slice(0, colon), offset: Number(text.slice(colon + 1)) };
}

/** A number that grows along the log: files are counted by the number at the end of their name. */
export function placeNumber({ file, offset }: BinlogPlace): bigint {
  return (BigInt(/\d+$/.exec(file)?.[0] ?? 0) << 40n) | BigInt(offset);
}

/**
 * The place behind an event of this file. Its head has 32 bits for that: behind a transaction that ends beyond them, or where it says
 * none, the place before is kept; the server then begins a new file.
 */
export function placeBehind(before: BinlogPlace, next: number): BinlogPlace {
  return next > before.offset ? { file: before.file, offset: next } : before;
}
