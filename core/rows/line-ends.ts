const newlineUnit = 0x0a;
const returnUnit = 0x0d;

/** Line ends in a part of a text: LF, CRLF and lone CR. */
export function countLineEnds(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === newlineUnit || (unit === returnUnit && text.charCodeAt(at + 1) !== newlineUnit)) count += 1;
  }
  return count;
}

/** LFs in a text: the line ends of JSON Lines, and those that editors count in JSON. */
export function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
