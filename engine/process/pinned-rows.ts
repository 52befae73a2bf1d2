import type { RunOptions } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { jsonProblem } from '../../core/errors/json-error.ts';
import { studioPath } from '../../core/project/studio-file.ts';

/** Rows that stand in for what places of the chain would get. */
export interface PinnedRows {
  /** By place; made afresh from their text each time, since a function may change what it gets. */
  readonly byPlace: ReadonlyMap<number, () => unknown[]>;
  /** How many rows the run begins with. */
  readonly count: number;
}

/** Undefined when no place of a chain of this length has any. Throws `process.row-not-json` before the run begins. */
export function pinnedRows({ pinned }: RunOptions, chainLength: number): PinnedRows | undefined {
  const there = pinned.filter(({ node }) => node < chainLength).toSorted((a, b) => a.node - b.node);
  const [first] = there;
  if (first === undefined) return undefined;
  for (const { rows } of there) parseRows(rows);
  const byPlace = new Map(there.map(({ node, rows }) => [node, () => parseRows(rows)] as const));
  return { byPlace, count: first.rows.length };
}

function parseRows(rows: readonly string[]): unknown[] {
  return rows.map((json, index): unknown => {
    try {
      return JSON.parse(json);
    } catch (thrown) {
      const { detail } = jsonProblem(thrown, json);
      throw new CodedError('process.row-not-json', { line: index + 1, detail }, { file: studioPath }, thrown);
    }
  });
}
