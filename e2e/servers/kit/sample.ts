import { takeSample } from '../../../app/sources/take-sample.ts';
import type { SampleWish } from '../../../core/contract/sample-payloads.ts';
import type { SourceTypeName } from '../../../core/sources/source-types.ts';

/** What is taken of a source as samples, as values. */
export async function sampleOf(
  type: SourceTypeName,
  settings: object,
  end: SampleWish['end'] = 'first',
  rows = 100,
): Promise<unknown[]> {
  const text = JSON.stringify({ version: 1, flow: 'F', type, settings });
  const taken = await takeSample({ path: 'sources/S.json', text }, '/', { rows, end });
  return taken.rows.map((row): unknown => JSON.parse(row));
}
