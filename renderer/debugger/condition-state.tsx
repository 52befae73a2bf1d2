import { useMemo } from 'react';
import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import { useText } from '../i18n/use-text.tsx';
import { countHits } from './condition-count.ts';

/** For how many of the rows last seen a condition is true. */
export function ConditionState(props: { text: string; at: Breakpoint['at']; rows: readonly unknown[] }) {
  const text = useText();
  const { text: condition, at, rows } = props;
  const count = useMemo(() => countHits(condition, at, rows), [condition, at, rows]);
  if (condition.trim() === '') return null;
  if (rows.length === 0) return <small className="debug-count">{text('debug.noRowsSeen')}</small>;
  if (count === null) return null;
  return (
    <small className="debug-count" aria-live="polite">
      {text('debug.count', { hits: count.hits, count: count.of })}
      {count.failed > 0 && <> · {text('debug.countFailed', { count: count.failed })}</>}
    </small>
  );
}
