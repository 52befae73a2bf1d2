import * as z from 'zod';
import { boundedText } from '../text/bounded-text.ts';
import { nameSchema } from './error-data.ts';

/** Longer values are cut: they are shown, not used. */
const longestValue = 4096;
const valueSchema = z.string().overwrite((text) => boundedText(text, longestValue));
const mostEdits = 1000;

/** What a person changed while a run was paused: from then on it is no faithful run. */
export const runEditSchema = z.object({
  /** From 1 in the order they were made. */
  id: z.int(),
  /** From 0. */
  batch: z.int(),
  node: z.int(),
  /** Number of the visit in the run, from 1. */
  visit: z.int(),
  /** `skip`: the function was not called, its rows went on as they were. */
  kind: z.enum(['row', 'param', 'metadata', 'skip']),
  /** The param's or the metadata's key; '' for rows and skips. */
  key: nameSchema,
  /** The row of the visit's input, from 0. */
  row: z.int().optional(),
  /** JSON of a row or of metadata, a param's text; '' where there was none, or is none any more. */
  before: valueSchema,
  after: valueSchema,
});
export type RunEdit = z.output<typeof runEditSchema>;

export const runEditsSchema = z.array(runEditSchema).overwrite((edits) => edits.slice(0, mostEdits));
