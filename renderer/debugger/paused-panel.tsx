import { type ReactNode, useState } from 'react';
import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import { functionOfNode } from '../../core/project/chain.ts';
import { useText } from '../i18n/use-text.tsx';
import { useRun } from '../stores/use-scopes.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';
import { PausedRows } from './paused-rows.tsx';
import { ValueList } from './value-list.tsx';
import { VisitLogs } from './visit-logs.tsx';

type Part = 'in' | 'out' | 'params' | 'metadata' | 'cache' | 'logs';

/** What there is to see, and to change, of the visit that a run waits at. */
export function PausedPanel({ paused }: { paused: RunPaused }) {
  const text = useText();
  const [wanted, setWanted] = useState<Part>('in');
  const parts: { id: Part; label: string; count: number | null; body: ReactNode }[] = [
    {
      id: 'in',
      label: text('debug.rowsIn'),
      count: paused.rowsIn,
      body: <PausedRows paused={paused} side="in" />,
    },
    ...(paused.side === 'after'
      ? [
          {
            id: 'out' as const,
            label: text('debug.rowsOut'),
            count: paused.rowsCommitted ?? 0,
            body: <PausedRows paused={paused} side="out" />,
          },
        ]
      : []),
    {
      id: 'params',
      label: text('debug.params'),
      count: paused.params.length,
      body: <ValueList kind="param" entries={paused.params} />,
    },
    {
      id: 'metadata',
      label: text('debug.metadata'),
      count: paused.metadata.length,
      body: <ValueList kind="metadata" entries={paused.metadata} />,
    },
    {
      id: 'cache',
      label: text('debug.cache'),
      count: paused.cache.length,
      body: <ValueList kind="cache" entries={paused.cache} />,
    },
    { id: 'logs', label: text('debug.logs'), count: null, body: <VisitLogs paused={paused} /> },
  ];
  const current = parts.find(({ id }) => id === wanted) ?? parts[0];
  return (
    <section className="paused-panel" aria-label={text('debug.tab')}>
      <div
        className="debug-parts"
        role="tablist"
        tabIndex={-1}
        aria-label={text('debug.tab')}
        onKeyDown={moveAmongTabs}
      >
        {parts.map(({ id, label, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === current?.id}
            tabIndex={id === current?.id ? 0 : -1}
            onClick={() => setWanted(id)}
          >
            {label} {count !== null && <span className="num">{count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" aria-label={current?.label} className="debug-part">
        {current?.body}
      </div>
      <Facts paused={paused} />
    </section>
  );
}

/** The connector, the action that waits, and where the flow goes on. */
function Facts({ paused }: { paused: RunPaused }) {
  const text = useText();
  const ids = useRun((run) => run.nodeIds);
  const { abort, dataReuse, forceEntryNext, jumpFunc } = paused.action;
  const actions = [
    ...(abort ? [text('debug.action.abort')] : []),
    ...(dataReuse ? [text('debug.action.dataReuse')] : []),
    ...(forceEntryNext ? [text('debug.action.forceEntryNext')] : []),
    ...(jumpFunc === '' ? [] : [text('debug.action.jump', { name: jumpFunc })]),
  ];
  const nextId = paused.nextNode === undefined ? undefined : ids[paused.nextNode];
  return (
    <dl className="debug-facts">
      <dt>{text('debug.connector')}</dt>
      <dd>{paused.connector ?? text('debug.none')}</dd>
      <dt>{text('debug.action')}</dt>
      <dd>{actions.length === 0 ? text('debug.none') : actions.join(' + ')}</dd>
      {paused.side === 'after' && (
        <>
          <dt>{text('debug.next')}</dt>
          <dd>
            {nextId === undefined ? text('debug.nextEnds') : functionOfNode(nextId)} ·{' '}
            {text('debug.handedOn', { count: paused.rowsOut ?? 0 })}
          </dd>
        </>
      )}
    </dl>
  );
}
