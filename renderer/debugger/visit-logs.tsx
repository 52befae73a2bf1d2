import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import { useText } from '../i18n/use-text.tsx';
import { useRun } from '../stores/use-scopes.tsx';

/** What the function at this place wrote in this batch. */
export function VisitLogs({ paused: { node, batch } }: { paused: RunPaused }) {
  const text = useText();
  const logs = useRun((run) => run.logs);
  const own = logs
    .map((entry, number) => ({ entry, number }))
    .filter(({ entry }) => entry.node === node && entry.batch === batch);
  if (own.length === 0) return <p className="debug-hint">{text('debug.empty')}</p>;
  return (
    <ul className="debug-logs">
      {own.map(({ entry, number }) => (
        <li key={number} data-level={entry.level}>
          {entry.message}
        </li>
      ))}
    </ul>
  );
}
