import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { diffLines } from '../ui/line-diff.ts';

export interface JsonLine {
  index: number;
  json: string;
  change?: 'same' | 'changed' | 'added' | 'removed';
  /** What the row was before; the lines that differ are marked. */
  before?: string;
  /** Said below a row: that it was cut, that its visit failed. */
  note?: string;
}

interface JsonListProps {
  /** What is there of the rows: an array, or pages of more. */
  rows: { readonly length: number; at(index: number): JsonLine | undefined };
  label: string;
  /** Told which rows are in the page, when others come in sight. */
  onRange?: ((first: number, last: number) => void) | undefined;
}

/** Rows as indented JSON, one below the other. */
export function JsonList({ rows, label, onRange }: JsonListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 80,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  return (
    <section className="json-list" ref={scroller} tabIndex={0} aria-label={label}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows.at(item.index);
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              data-change={row.change}
              className="json-list__row"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className="row-grid__index">{row.index + 1}</span>
              {row.before === undefined ? (
                <pre>{indented(row.json)}</pre>
              ) : (
                <ChangedJson before={row.before} after={row.json} />
              )}
              {row.note !== undefined && <em>{row.note}</em>}
            </div>
          );
        })}
      </div>
    </section>
  );
}

const signs = { same: ' ', removed: '−', added: '+' };

function ChangedJson({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => diffLines(indented(before), indented(after)), [before, after]);
  return (
    <pre>
      {lines.map((line) => (
        <span
          key={`${line.before ?? ''}:${line.after ?? ''}`}
          className="json-list__line"
          data-kind={line.kind}
        >
          {`${signs[line.kind]} ${line.text}`}
        </span>
      ))}
    </pre>
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json; // A cut row is no whole JSON any more.
  }
}
