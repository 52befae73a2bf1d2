import { diff3Merge, diffPatch } from 'node-diff3';

/** A text that a person and an export have both changed, put together line by line. */
export interface Merge {
  readonly text: string;
  /** Places where both changed the same lines: the text has the person's there. */
  readonly conflicts: number;
}

/** Puts together what became of `base`: a person's text and a new one. */
export function mergeTexts(base: string, own: string, made: string): Merge {
  const regions = diff3Merge(lines(own), lines(base), lines(made));
  const merged = regions.flatMap(({ ok, conflict }) => ok ?? conflict?.a ?? []);
  return {
    text: merged.join('\n'),
    conflicts: regions.filter(({ conflict }) => conflict !== undefined).length,
  };
}

/** What becomes of one text to make the other of it: its lines with their numbers, `-` for what goes and `+` for what comes. */
export function changedLines(before: string, after: string): string[] {
  return diffPatch(lines(before), lines(after)).flatMap(({ buffer1, buffer2 }) => [
    `@@ ${buffer1.offset + 1} @@`,
    ...buffer1.chunk.map((line) => `-${line}`),
    ...buffer2.chunk.map((line) => `+${line}`),
  ]);
}

function lines(text: string): string[] {
  return text.split('\n');
}
