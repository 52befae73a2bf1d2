import type { RunEdit, RunFacts } from './facts.ts';
import { type Sentence, sentence } from './sentence.ts';

/**
 * The first place of the chain whose results are older than the last edit; -1 when the sample rows are, too, and null when
 * nothing was edited. A jump from behind an edited function to one before it takes the edit back there: all is stale then.
 */
export function staleFrom({ edits, nodes }: RunFacts): number | null {
  if (edits.length === 0) return null;
  let first = Number.POSITIVE_INFINITY;
  for (const { kind, node } of edits)
    first = Math.min(first, kind === 'samples' || node === null ? -1 : node);
  const isJumpedBack = nodes.some(
    ({ jumps }, from) => from >= first && Object.keys(jumps).some((target) => Number(target) < first),
  );
  return isJumpedBack ? -1 : first;
}

/** What was edited, in few words: the latest by name, the others by number. */
export function editsInWords(edits: readonly RunEdit[]): Sentence {
  const latest = edits.at(-1);
  if (!latest) return sentence('stale');
  const things = new Set(edits.map(({ kind, name }) => (name === '' ? kind : name)));
  const name = latest.name === '' ? sentence(`edited.${latest.kind}`) : latest.name;
  return things.size === 1
    ? sentence('stale.name', { name })
    : sentence('stale.names', { name, more: things.size - 1, count: things.size });
}
