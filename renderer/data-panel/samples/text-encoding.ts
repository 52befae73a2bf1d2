export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * How the text of a file is encoded, from its first bytes: by its mark, else UTF-8, else GB18030 (with GBK), in which
 * spreadsheets save CSV on a Chinese system. Null when it is no text.
 */
export function encodingOf(bytes: Uint8Array<ArrayBuffer>): TextEncodingName | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.includes(0)) return null;
  return (['utf-8', 'gb18030'] as const).find((encoding) => canDecode(bytes, encoding)) ?? null;
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
