import { createHash } from 'node:crypto';
import type { Source } from '../../core/sources/source-file.ts';
import type { Message } from '../sources/source-reader.ts';

/** What stores take as an id, less the number of a row. */
const mostBytes = 400;

/**
 * Names messages by source, group, part and place: the same one whenever a message comes, and no two the same. Long names become their
 * hash.
 */
export function messageNamer({
  name,
  settings,
}: Pick<Source, 'name' | 'settings'>): (message: Message) => string {
  const group = settings['group'] ?? '';
  const source = group === '' ? name : `${name}@${group}`;
  return ({ part, at, id }) => {
    const full = `${source}:${id ?? `${part}:${at}`}`;
    if (Buffer.byteLength(full) <= mostBytes) return full;
    return createHash('sha256').update(full).digest('hex');
  };
}
