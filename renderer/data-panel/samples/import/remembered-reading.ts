import * as z from 'zod';
import { delimiters } from '../../../../core/rows/csv/csv-dialect.ts';
import type { FileReading } from './import-file.ts';
import { encodings } from './text-encoding.ts';

/** What a person chose for files that look alike, and what was guessed for them. */
const rememberedSchema = z.array(z.object({ guess: z.string(), chosen: z.string() }));
const readingSchema = z.object({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  hasHeader: z.boolean(),
  decimal: z.enum(['.', ',']),
});

const most = 20;
const keyOf = (root: string) => `kisflow-studio.import:${root}`;

/** How files of which the same was guessed were read the last time in this project; null when as guessed. */
export function rememberedReading(root: string, guess: FileReading): FileReading | null {
  const found = read(root).find((one) => one.guess === textOf(guess));
  const parsed = readingSchema.safeParse(found === undefined ? null : JSON.parse(found.chosen));
  return parsed.success ? parsed.data : null;
}

/** Remembers what a person chose in place of a guess, on this machine; the guess itself is forgotten again. */
export function rememberReading(root: string, guess: FileReading, chosen: FileReading): void {
  const key = textOf(guess);
  const others = read(root).filter((one) => one.guess !== key);
  const own = textOf(chosen) === key ? [] : [{ guess: key, chosen: textOf(chosen) }];
  localStorage.setItem(keyOf(root), JSON.stringify([...own, ...others].slice(0, most)));
}

function textOf({ encoding, delimiter, hasHeader, decimal }: FileReading): string {
  return JSON.stringify({ encoding, delimiter, hasHeader, decimal });
}

function read(root: string): z.output<typeof rememberedSchema> {
  try {
    const parsed = rememberedSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(root)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
