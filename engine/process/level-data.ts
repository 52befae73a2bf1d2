import type { LevelData } from '../../core/contract/journal.ts';

/** What lies at each level of the flow's data in the batch under way: 0 is the source, behind each place what it handed on last. */
export interface Levels {
  /** The level that was set last, while no code has run since; -1 otherwise. */
  fresh: number;
  set(level: number, rows: readonly unknown[], from: { visit: number; block: number }): void;
  /** Whether these very rows lie there. */
  has(level: number, rows: readonly unknown[]): boolean;
  at(level: number): LevelData | undefined;
  /** As it is told; null where nothing was set. */
  told(): (LevelData | null)[];
  clear(): void;
}

export function createLevels(count: number): Levels {
  /** The visit that set each level in this batch, its rows and block; the arrays themselves, to see when a level is set again. */
  const levels: LevelData[] = Array.from({ length: count }, () => ({ visit: 0, rows: 0, block: 0 }));
  const arrays: (readonly unknown[] | undefined)[] = new Array<undefined>(count).fill(undefined);
  return {
    fresh: -1,
    set(level, rows, { visit, block }) {
      arrays[level] = rows;
      const data = levels[level];
      if (data) {
        data.visit = visit;
        data.rows = rows.length;
        data.block = block;
      }
      this.fresh = level;
    },
    has: (level, rows) => arrays[level] === rows,
    at: (level) => levels[level],
    told: () => levels.map((data, level) => (arrays[level] ? { ...data } : null)),
    clear: () => arrays.fill(undefined),
  };
}
