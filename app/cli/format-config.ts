import { isDeepStrictEqual } from 'node:util';
import { Lexer, parseDocument } from 'yaml';
import { printConfig } from '../../core/config/print.ts';
import { readConfig } from '../../core/config/read.ts';

/**
 * A config file's text in KisFlow's export form. A file with comments or keys that KisFlow does not know keeps them, its
 * order and its quotes, and gets the indentation only. Null when the file can't be read.
 */
export function formatConfig(text: string): string | null {
  const read = readConfig(text);
  if (!read.ok) return null;
  const isPlain = read.document.unknownKeys.length === 0 && !hasComments(text);
  const formatted = isPlain ? printConfig(read.document) : indented(text);
  // KisFlow reads the first document of a file only; whatever does not survive stays as it was written.
  const again = readConfig(formatted);
  return again.ok && isDeepStrictEqual(again.document.config, read.document.config) ? formatted : text;
}

function hasComments(text: string): boolean {
  for (const token of new Lexer().lex(text)) if (token.startsWith('#')) return true;
  return false;
}

function indented(text: string): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  if (document.errors.length > 0) return text;
  return document.toString({ indent: 4, indentSeq: true, lineWidth: 0 });
}
