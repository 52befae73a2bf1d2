import { createHash } from 'node:crypto';
import { CodedError } from '../../../core/errors/coded-error.ts';

/** The hash by which edits and conflicts are told: SHA-256 in hex. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes as text, a byte order mark kept, so that text and bytes are the same thing. Throws `host.not-text`. */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (bytes.includes(0)) throw new CodedError('host.not-text', { path });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (thrown) {
    throw new CodedError('host.not-text', { path }, {}, thrown);
  }
}
