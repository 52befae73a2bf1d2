import { randomUUID } from 'node:crypto';

/** An instance's id as KisFlow makes it (id/kis_id.go): the kind, and a UUID without dashes. */
export function kisId(kind: 'flow' | 'func' | 'conn'): string {
  return `${kind}-${randomUUID().replaceAll('-', '')}`;
}
