import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { History, Rows3, Search, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { JournalRows } from '../../core/contract/host/runs.ts';
import { describeError } from '../../core/errors/coded-error.ts';
import { functionOfNode } from '../../core/project/chain.ts';
import { joinSentences } from '../../core/text/sentences.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { useText } from '../i18n/use-text.tsx';
import { useOutcome, useRun, useSelection, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Loading } from '../ui/loading.tsx';
import './data-panel.css';
import { DifferenceView } from './difference/difference-view.tsx';
import { Rows } from './rows.tsx';
import { useRows } from './use-rows.ts';

type Side = 'in' | 'out' | 'difference';

/** Rows that went into and came out of the chosen function in the last run. */
export function DataPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const watched = useSelection((selection) => selection.watched);
  const node = useRun((run) => (watched === null ? -1 : run.nodeIds.indexOf(watched.nodeId)));
  const hasRun = useRun((run) => run.runId !== null);
  const isStale = useOutcome(
    ({ outcome }) => watched !== null && outcome?.nodes[watched.nodeId]?.tone === 'stale',
  );
  const [find, setFind] = useState('');
  const [layout, setLayout] = useState('table');
  const [query] = useDebouncedValue(find, 200);
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
        <TextInput
          size="xs"
          className="data-panel__find"
          aria-label={text('data.find')}
          placeholder={text('data.find')}
          leftSection={<Search size={13} aria-hidden />}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <RowsOf node={node} isStale={isStale} side={watched.side} find={query} layout={layout} />
      </div>
    </div>
  );
}

function NoRows({ hasRun }: { hasRun: boolean }) {
  const text = useText();
  return (
    <EmptyState
      icon={Rows3}
      title={text(hasRun ? 'data.chooseTitle' : 'data.emptyTitle')}
      text={text(hasRun ? 'data.chooseText' : 'data.emptyText')}
    />
  );
}

interface RowsOfProps {
  node: number;
  side: Side;
  find: string;
  layout: string;
  /** What the function handed on is from before an edit; its rows in may not be. */
  isStale: boolean;
}

function RowsOf({ node, side, find, layout, isStale }: RowsOfProps) {
  const text = useText();
  // A difference is found in the whole rows, and looked through afterwards: a row may match on one side only.
  const wanted = side === 'difference' ? '' : find;
  const before = useRows(side === 'out' ? null : node, 'in', wanted);
  const after = useRows(side === 'in' ? null : node, 'out', wanted);
  const error = before.error ?? after.error;
  const page = side === 'in' ? before.page : after.page;
  return (
    <>
      <span className="data-panel__count" role="status">
        {isStale && side !== 'in' && (
          <span className="data-panel__stale">
            <History size={12} aria-hidden /> {text('data.stale')}
          </span>
        )}
        {side === 'difference'
          ? before.page && after.page && text('data.passed', { in: before.page.total, out: after.page.total })
          : page && <RowCount page={page} find={find} />}
      </span>
      <div className="data-panel__rows" data-stale={(isStale && side !== 'in') || undefined}>
        {side === 'in' && <UndecodedNote node={node} />}
        {side === 'out' && page?.rows.some(({ failed }) => failed) && <ThrownAwayNote />}
        {error !== null && <ErrorNote error={error} />}
        {error === null && (before.loading || after.loading) && <Loading />}
        {error === null && side === 'difference' && before.page && after.page && (
          <DifferenceView before={before.page} after={after.page} find={find} layout={layout} />
        )}
        {error === null && side !== 'difference' && page && (
          <Rows page={page} side={side} find={find} layout={layout} />
        )}
      </div>
    </>
  );
}

/** These rows came, and the function was called without them: which row is to blame. */
function UndecodedNote({ node }: { node: number }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const undecoded = useRun(({ progress }) => progress?.nodes.find((one) => one.node === node)?.undecoded);
  if (!undecoded) return null;
  const { message, help } = describeError(undecoded.error, language);
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

/** How many rows are shown, and of how many: a long run keeps its first rows and a sample of the others. */
function RowCount({ page, find }: { page: JournalRows; find: string }) {
  const text = useText();
  if (find === '' && page.kept === page.total) return text('data.all', { count: page.total });
  if (page.kept === page.total) return text('data.count', { shown: page.matching, total: page.total });
  const words = { shown: page.matching, kept: page.kept, total: page.total };
  return text(find === '' ? 'data.sampled' : 'data.sampledFound', words);
}
