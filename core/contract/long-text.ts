import * as z from 'zod';

/** A text that may be long: a frame carries one as it is, and whoever only has its bytes, as UTF-8, gives those. It arrives as a text. */
export const longText = z
  .custom<string | Uint8Array>((value) => typeof value === 'string')
  .transform((value) => String(value));

/** One that the host hands on without looking at it, and so does not make a text of. */
export const passedText = z.custom<string | Uint8Array>(
  (value) => typeof value === 'string' || value instanceof Uint8Array,
);

/** What was passed, as a text. */
export function textOf(passed: string | Uint8Array): string {
  return typeof passed === 'string' ? passed : new TextDecoder().decode(passed);
}
