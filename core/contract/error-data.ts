import * as z from 'zod';
import { boundedParams, boundedText } from '../text/bounded-text.ts';

const longestName = 1024;

/** A name or a path, of which nobody needs more. */
export const nameSchema = z.string().overwrite((text) => boundedText(text, longestName));

/** A coded error as it crosses a border, its texts bounded. The other side may be newer and know other codes. */
export const errorDataSchema = z.object({
  code: nameSchema,
  params: z.record(z.string(), z.union([z.string(), z.number()])).overwrite(boundedParams),
  file: nameSchema.optional(),
  line: z.number().optional(),
  column: z.number().optional(),
});
