import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { History, Rows3, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { errorStatement } from '../../core/errors/coded-error.ts';
import { functionOfNode } from '../../core/project/chain.ts';
import { joinSentences } from '../../core/text/sentences.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useText } from '../i18n/use-text.tsx';
import {
  useDebug,
  useOutcome,
  useRun,
  useSelection,
  useSettings,
  useShownRows,
  useWorkspace,
} from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Loading } from '../ui/loading.tsx';
import { AllRows } from './all-rows/all-rows.tsx';
import { RowsCount } from './all-rows/rows-count.tsx';
import { RowsQuery } from './all-rows/rows-query.tsx';
import { SaveRows } from './all-rows/save-rows.tsx';
import { useRowPages } from './all-rows/use-row-pages.ts';
import './data-panel.css';
import { DifferenceView } from './difference/difference-view.tsx';
import { useBothSides, useRunOf } from './use-rows.ts';

type Side = 'in' | 'out' | 'difference';

/** Rows that went into and came out of the chosen function in the last run. */
export function DataPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const watched = useSelection((selection) => selection.watched);
  const hasRun = useRun((run) => run.phase !== 'idle');
  const node = useRun((run) => (watched === null || !hasRun ? -1 : run.nodeIds.indexOf(watched.nodeId)));
  const isStale = useOutcome(
    ({ outcome }) => watched !== null && outcome?.nodes[watched.nodeId]?.tone === 'stale',
  );
  const [layout, setLayout] = useState('table');
  if (watched === null || node < 0) return <NoRows hasRun={hasRun} />;
  const setSide = (side: string) =>
    workspace.selection.getState().set({ watched: { ...watched, side: side as Side } });
  return (
    <div className="data-panel">
      <div className="data-panel__bar">
        <strong className="data-panel__name">{functionOfNode(watched.nodeId)}</strong>
        <SegmentedControl
          size="xs"
          aria-label={text('data.side')}
          value={watched.side}
          onChange={setSide}
          data={[
            { value: 'in', label: text('data.in') },
            { value: 'out', label: text('data.out') },
            { value: 'difference', label: text('data.difference') },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={text('data.layout')}
          value={layout}
          onChange={setLayout}
          data={[
            { value: 'table', label: text('data.table') },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <RowsQuery isOfBoth={watched.side === 'difference'} />
        {watched.side === 'difference' ? (
          <Difference node={node} isStale={isStale} layout={layout} />
        ) : (
          <RowsOf node={node} isStale={isStale} side={watched.side} layout={layout} />
        )}
      </div>
    </div>
  );
}

function NoRows({ hasRun }: { hasRun: boolean }) {
  const text = useText();
  const flow = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : null));
  const isKept = useRun((run) => !hasRun && run.history.some((one) => one.flow === flow));
  return (
    <EmptyState
      icon={Rows3}
      title={text(hasRun ? 'data.chooseTitle' : 'data.emptyTitle')}
      text={text(hasRun ? 'data.chooseText' : 'data.emptyText')}
    >
      {isKept && <CommandButton id="rows.lastRun" icon={History} kind="line" />}
    </EmptyState>
  );
}

interface RowsOfProps {
  node: number;
  side: 'in' | 'out';
  layout: string;
  /** What the function handed on is from before an edit; its rows in may not be. */
  isStale: boolean;
}

function RowsOf({ node, side, layout, isStale }: RowsOfProps) {
  const wanted = useShownRows(
    useShallow(({ by, text, where, sort, batch, visit }) => ({ by, text, where, sort, batch, visit })),
  );
  const [{ by, text: find, where, sort, batch, visit }] = useDebouncedValue(wanted, 200);
  const runId = useRunOf(node);
  const place = useRun((run) => run.nodeIds[node] ?? null);
  const cursor = useDebug((debug) => debug.cursor);
  const sought = by === 'text' ? { find } : { where };
  const filter = { ...sought, sort, batch, fromVisit: visit, toVisit: visit ?? cursor };
  const { pages, state } = useRowPages(
    runId === null || place === null ? null : { runId, place, side, filter },
  );
  const isOld = isStale && side !== 'in';
  return (
    <>
      <span className="data-panel__count" role="status">
        {isOld && <StaleMark />}
        <RowsCount pages={pages} state={state} />
      </span>
      <SaveRows />
      <div className="data-panel__rows" data-stale={isOld || undefined}>
        {side === 'in' && <UndecodedNote node={node} />}
        {side === 'out' && state.head?.rows.some(({ failed }) => failed) && <ThrownAwayNote />}
        <AllRows pages={pages} state={state} side={side} layout={layout} />
      </div>
    </>
  );
}

function Difference({ node, layout, isStale }: Omit<RowsOfProps, 'side'>) {
  const text = useText();
  const batch = useShownRows((rows) => rows.batch);
  const visit = useShownRows((rows) => rows.visit);
  const cursor = useDebug((debug) => debug.cursor);
  // A difference is found in the whole rows, and looked through afterwards: a row may match on one side only.
  const find = useShownRows((rows) => rows.text);
  const { pages, error, loading } = useBothSides(node, { batch, fromVisit: visit, toVisit: visit ?? cursor });
  return (
    <>
      <span className="data-panel__count" role="status">
        {isStale && <StaleMark />}
        {pages && text('data.passed', { in: pages.before.total, out: pages.after.total })}
      </span>
      <div className="data-panel__rows" data-stale={isStale || undefined}>
        {error !== null && <ErrorNote error={error} />}
        {error === null && loading && <Loading />}
        {error === null && pages && <DifferenceView {...pages} find={find} layout={layout} />}
      </div>
    </>
  );
}

function StaleMark() {
  const text = useText();
  return (
    <span className="data-panel__stale">
      <History size={12} aria-hidden /> {text('data.stale')}
    </span>
  );
}

/** These rows came, and the function was called without them: which row is to blame. */
function UndecodedNote({ node }: { node: number }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const undecoded = useRun(({ progress }) => progress?.nodes.find((one) => one.node === node)?.undecoded);
  if (!undecoded) return null;
  const { message, help } = errorStatement(undecoded.error, language);
  const batch = text('data.undecodedBatch', { batch: undecoded.batch });
  const why = visibleText(message);
  return (
    <p className="data-panel__note" role="note">
      <TriangleAlert size={13} aria-hidden /> <b>{why}</b>
      {joinSentences(language, `${why} ${batch}`, help).slice(why.length)}
    </p>
  );
}

/** The function had committed these rows before it threw: KisFlow hands none of them on. */
function ThrownAwayNote() {
  const text = useText();
  return (
    <p className="data-panel__note" role="note">
      <TriangleAlert size={13} aria-hidden /> {text('data.thrownAway')}
    </p>
  );
}
