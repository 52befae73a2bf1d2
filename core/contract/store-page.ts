import * as z from 'zod';

/** Which rows of a connector's sample store are asked for. */
export const storeQuerySchema = z.object({
  cname: z.string(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(1000),
  /** Rows whose JSON has this text in it, in any case; all with an empty one. */
  find: z.string().max(10_000),
  /** Only those that the last run added. */
  onlyAdded: z.boolean(),
});
export type StoreQuery = z.output<typeof storeQuerySchema>;

/** Some rows of a connector's sample store, in the order in which they were first saved. */
export const storePageSchema = z.object({
  /** Each as JSON; fewer than asked for where they are long. */
  rows: z.array(z.object({ json: z.string(), isAdded: z.boolean() })),
  /** How many match, how many there are, and how many of these the last run added. */
  matching: z.int(),
  total: z.int(),
  added: z.int(),
  /** Rows that are the same as one before; null where there are too many rows to look. */
  doubles: z.int().nullable(),
});
export type StorePage = z.output<typeof storePageSchema>;

export const emptyStorePage: StorePage = { rows: [], matching: 0, total: 0, added: 0, doubles: 0 };
