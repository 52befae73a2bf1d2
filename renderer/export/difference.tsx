import { useMemo } from 'react';
import { lineDifference } from './line-difference.ts';

/** What becomes of a text, line by line. */
export function Difference({ before, after }: { before: string; after: string }) {
  const lines = useMemo(
    () => lineDifference(before, after).map((line, number) => ({ ...line, number })),
    [before, after],
  );
  return (
    <pre className="export__difference" tabIndex={0}>
      {lines.map(({ change, text, number }) => (
        <span key={number} data-change={change}>
          {`${change === 'added' ? '+' : change === 'removed' ? '−' : ' '} ${text}\n`}
        </span>
      ))}
    </pre>
  );
}
