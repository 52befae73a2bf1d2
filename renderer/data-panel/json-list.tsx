import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';

export interface JsonLine {
  index: number;
  json: string;
  change?: 'same' | 'added' | 'removed';
  /** Said below a row that was cut. */
  note?: string;
}

/** Rows as indented JSON, one below the other. */
export function JsonList({ rows, label }: { rows: readonly JsonLine[]; label: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 80,
    overscan: 6,
  });
  return (
    <section className="json-list" ref={scroller} tabIndex={0} aria-label={label}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
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
              <pre>{indented(row.json)}</pre>
              {row.note !== undefined && <em>{row.note}</em>}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json; // A cut row is no whole JSON any more.
  }
}
