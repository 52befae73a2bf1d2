import * as z from 'zod';
import { cannotVerify } from './refusals.ts';
import type { VisitRows } from './visit-rows.ts';

const count = z.int().min(1);
const lineSchema = z.object({
  batch: count,
  visit: count,
  node: z.string(),
  row: z.unknown().optional(),
  rows: z.literal(0).optional(),
});

const longestShown = 200;

/**
 * The visits of a program that traces: a line a row with its batch, visit and node, and one with `"rows":0` for a visit that
 * hands on none. Throws `verify.refused` with the line.
 */
export async function* tracedVisits(lines: AsyncIterable<string>): AsyncGenerator<VisitRows> {
  let current: { batch: number; visit: number; node: string; rows: unknown[] } | undefined;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const { batch, visit, node, row, rows } = parsed(line, number);
    const isSame = current?.batch === batch && current.visit === visit && current.node === node;
    if (!isSame) {
      if (current !== undefined) yield current;
      current = { batch, visit, node, rows: [] };
    }
    if (rows === undefined) current?.rows.push(row);
  }
  if (current !== undefined) yield current;
}

function parsed(line: string, number: number): z.output<typeof lineSchema> {
  try {
    const value = lineSchema.parse(JSON.parse(line));
    if ((value.row === undefined) !== (value.rows === undefined)) return value;
  } catch {
    // Told below.
  }
  throw cannotVerify('not-a-trace', { line: number, text: line.slice(0, longestShown) });
}
