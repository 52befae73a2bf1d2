import type { ConnConfig } from './types.ts';

/** The params that name the fields of a connector's key to the embedded store; the first that stands there counts. */
export const keyParams = ['studio_key', 'upsert_key', 'key'] as const;

/**
 * The fields by which the embedded store tells a connector's rows apart: `params.studio_key`, else `upsert_key`, else `key`, with commas
 * between several. None means that saving appends.
 */
export function keyFields({ params }: Pick<ConnConfig, 'params'>): string[] {
  const named = keyParams.map((key) => params[key]).find((text) => text !== undefined) ?? '';
  return named
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
