import { randomBytes } from 'node:crypto';
import { identityText, type ProcessIdentity, parseIdentity, thisProcess } from './process-identity.ts';

/** `tmp`: a file or folder that is being written. `set`: the list of files that are put in place together. */
type TemporaryKind = 'tmp' | 'set';

export interface TemporaryName {
  writer: ProcessIdentity;
  kind: TemporaryKind;
}

const pattern = /^\.kisflow-([0-9a-f]{8}-\d+-[a-z0-9]+)-[0-9a-f]{12}\.(tmp|set)$/;

/** A name that nothing else has and that tells who writes: hidden, no YAML, short enough for any disk. */
export function newTemporaryName(kind: TemporaryKind = 'tmp'): string {
  return `.kisflow-${identityText(thisProcess)}-${randomBytes(6).toString('hex')}.${kind}`;
}

/** Null for every name that is not ours. */
export function parseTemporaryName(name: string): TemporaryName | null {
  const [, identity = '', kind] = pattern.exec(name) ?? [];
  const writer = parseIdentity(identity);
  if (writer === null) return null;
  return { writer, kind: kind === 'set' ? 'set' : 'tmp' };
}
