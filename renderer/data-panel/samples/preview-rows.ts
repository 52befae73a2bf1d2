import { type ImportedRows, importRows } from './import-rows.ts';

/**
 * The rows at the beginning of a file, from its first piece: the last line or array item, which may be cut, is left out.
 */
export function previewRows(piece: string, fileName = ''): ImportedRows {
  const start = piece.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('[')) {
    const items = firstItems(start);
    if (items !== null) return { ok: true, format: 'json', rows: items };
  }
  const end = piece.lastIndexOf('\n');
  return importRows(end === -1 ? piece : piece.slice(0, end + 1), fileName);
}

/** The whole items of an array whose end is cut off; null when it is no array of objects. */
function firstItems(text: string): unknown[] | null {
  for (let end = text.lastIndexOf('}'); end > 0; end = text.lastIndexOf('}', end - 1)) {
    try {
      const items: unknown = JSON.parse(`${text.slice(0, end + 1)}]`);
      return Array.isArray(items) ? items : null;
    } catch {
      // This brace ended something within an item that is cut; the one before may end an item.
    }
    if (text.length - end > longestItem) return null;
  }
  return null;
}

/** Characters after which no end of an item is looked for any more. */
const longestItem = 64_000;
