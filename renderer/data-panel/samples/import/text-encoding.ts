/** What a person may choose; `windows-1252` is what Latin-1 is in practice. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncodingName = (typeof encodings)[number];

/**
 * How the text of a file is encoded, from its first bytes: by its mark; UTF-16 without one, since every second byte is zero; else UTF-8;
 * else GB18030 (with GBK), in which spreadsheets save CSV on a Chinese system, or Latin-1, whose letters beyond ASCII stand alone. Null when
 * it is no text.
 */
export function encodingOf(bytes: Uint8Array<ArrayBuffer>): TextEncodingName | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.includes(0)) return wideEncoding(bytes);
  if (canDecode(bytes, 'utf-8')) return 'utf-8';
  if (!standAlone(bytes) && canDecode(bytes, 'gb18030')) return 'gb18030';
  return bytes.some((byte) => byte < 0x20 && !textControls.has(byte)) ? null : 'windows-1252';
}

/** Tab, line ends, form feed. */
const textControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/** UTF-16 by where its zeros are: ASCII is in every such text. */
function wideEncoding(bytes: Uint8Array<ArrayBuffer>): TextEncodingName | null {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (Math.min(even, odd) > 0 || bytes.length % 2 === 1 || Math.max(even, odd) * 4 < bytes.length)
    return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  return canDecode(bytes, encoding) ? encoding : null;
}

/** Whether most bytes beyond ASCII have none beside them: Chinese characters take two of them. */
function standAlone(bytes: Uint8Array<ArrayBuffer>): boolean {
  let alone = 0;
  let together = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = at;
    while ((bytes[at + 1] ?? 0) >= 0x80) at += 1;
    if (at === start) alone += 1;
    else together += 1;
  }
  return alone > together;
}

/** Whether these bytes are the beginning of a text; a character that is cut at the end does not matter. */
function canDecode(bytes: Uint8Array<ArrayBuffer>, encoding: TextEncodingName): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
