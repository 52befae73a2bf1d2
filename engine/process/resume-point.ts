import type { JournalEventOf } from '../../core/contract/journal.ts';
import type { ResumePayload } from '../../core/contract/resume-payload.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import type { ResumePoint } from '../kis/run-options.ts';

/** The moment of an earlier run as the flow takes it up. Rows that lay at several levels are the same ones again. */
export function resumePoint({ node, rows, levels, buffer }: ResumePayload): ResumePoint {
  const lists = rows.map((lines): unknown[] =>
    lines === '' ? [] : lines.split('\n').map((json): unknown => JSON.parse(json)),
  );
  return {
    node,
    levels: levels.map((index) => (index === null ? undefined : lists[index])),
    buffer: (buffer === null ? undefined : lists[buffer]) ?? [],
  };
}

/** The values as the journal of the run that has them now tells them. */
export function restoredValues({ metadata, cache }: ResumePayload): JournalEventOf<'values'>[] {
  const values = (of: 'metadata' | 'cache', node: number | null, own: Record<string, string>) =>
    Object.keys(own).length === 0 ? [] : [{ kind: 'values' as const, visit: 0, node, of, values: own }];
  return [
    ...values('metadata', null, metadata.flow),
    ...Object.entries(metadata.places).flatMap(([node, own]) => values('metadata', Number(node), own)),
    ...values('cache', null, cache),
  ];
}

/** Sets what code had set by then, and the parameters that a person had changed. */
export function restoreValues(flow: KisFlow, { metadata, cache, params }: ResumePayload): void {
  for (const [key, json] of Object.entries(metadata.flow)) flow.setMetaData(key, JSON.parse(json));
  for (const [node, own] of Object.entries(metadata.places))
    for (const [key, json] of Object.entries(own))
      flow.chain[Number(node)]?.setMetaData(key, JSON.parse(json));
  for (const [key, json] of Object.entries(cache)) flow.setCacheData(key, JSON.parse(json));
  for (const { node, key, value } of params) {
    const place = flow.chain[node];
    if (place) place.params[key] = value;
  }
}
