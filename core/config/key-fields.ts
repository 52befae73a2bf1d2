import type { ConnConfig } from './types.ts';

/**
 * The fields by which the embedded store tells a connector's rows apart: `params.studio_key`, else `upsert_key`, else `key`, with commas
 * between several. None means that saving appends.
 */
export function keyFields({ params }: Pick<ConnConfig, 'params'>): string[] {
  const named = params['studio_key'] ?? params['upsert_key'] ?? params['key'] ?? '';
  return named
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
