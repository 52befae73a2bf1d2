import type { JournalEventOf } from '../../core/contract/journal.ts';
import { boundedText } from '../../core/text/bounded-text.ts';
import type { ValueListener } from '../kis/observer.ts';
import { rowText } from '../serialize/row-text.ts';

type Values = JournalEventOf<'values'>;

/** Characters of one value's JSON, and values that are told of at a time. */
const longestValue = 16 * 1024;
const mostValues = 100;

/** Values of metadata and cache that were set since they were last told; a value set often is told once. */
export interface ChangedValues {
  readonly set: ValueListener;
  readonly isEmpty: boolean;
  /** What is to be told after this visit. */
  take(visit: number): Values[];
}

export function createChangedValues(): ChangedValues {
  let changed = new Map<string, { of: Values['of']; node: number | null; key: string; value: unknown }>();
  return {
    set(of, node, key, value) {
      if (changed.size < mostValues) changed.set(`${of} ${node} ${key}`, { of, node, key, value });
    },
    get isEmpty() {
      return changed.size === 0;
    },
    take(visit) {
      const events = new Map<string, Values>();
      for (const { of, node, key, value } of changed.values()) {
        const group = `${of} ${node}`;
        const event = events.get(group) ?? { kind: 'values', visit, node, of, values: {} };
        events.set(group, event);
        event.values[boundedText(key, 200)] = boundedText(rowText(value).json, longestValue);
      }
      changed = new Map();
      return [...events.values()];
    },
  };
}
