import { failureKind } from '../row-failed.ts';

/** A text, or in brackets why there is none: what is only shown must not end a run. */
export function textOrReason(text: () => unknown): string {
  try {
    return String(text());
  } catch (thrown) {
    const kind = failureKind(thrown);
    if (kind === undefined) throw thrown;
    return `(${kind})`;
  }
}
