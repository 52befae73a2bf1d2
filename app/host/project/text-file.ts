import { createHash } from 'node:crypto';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { decodeYaml } from '../../../engine/file/decode-yaml.ts';

const yaml = /\.ya?ml$/;
const mark = '\uFEFF';

/** The hash by which edits and conflicts are told: SHA-256 in hex. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Bytes as text, a byte order mark kept, so that text and bytes are the same thing. YAML is read as KisFlow reads it, UTF-16
 * with a mark too, and whatever stands in it; all else is UTF-8 without zeros. Throws `host.not-text`, with the line.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  const { encoding, text, wrongLine } = decodeYaml(bytes, { keepMark: true });
  if (!yaml.test(path) && (encoding !== 'utf-8' || bytes.includes(0)))
    throw new CodedError('host.not-text', { path });
  if (text === null)
    throw new CodedError('host.not-text', { path }, { file: path, line: wrongLine, column: 1 });
  return text;
}

/**
 * Text as the bytes of a file: UTF-8, or UTF-16 where that is what the file holds now and the text still has the mark that
 * says so. `before` is what the file holds.
 */
export function encodeText(text: string, path: string, before: Uint8Array | null): Uint8Array {
  const encoding = before && yaml.test(path) && text.startsWith(mark) ? decodeYaml(before).encoding : 'utf-8';
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
