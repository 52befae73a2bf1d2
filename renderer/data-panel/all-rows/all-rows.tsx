import { Rows3, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import type { JournalRow, JournalRows, RowsFilter } from '../../../core/contract/host/runs.ts';
import type { ErrorData } from '../../../core/errors/coded-error.ts';
import { describeProblem, isExpressionCode } from '../../../core/expr/messages.ts';
import { type Text, useText } from '../../i18n/use-text.tsx';
import { useSettings, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { FollowPanel } from '../follow/follow-panel.tsx';
import { useWhyDropped } from '../follow/use-why-dropped.ts';
import { JsonList } from '../json-list.tsx';
import { reasonsOf } from '../rows.tsx';
import { AllRowsGrid } from './all-rows-grid.tsx';
import { RowDetail } from './row-detail.tsx';
import { type PagesState, type RowPages, rowAt } from './row-pages.ts';
import { addCondition, choose, sortBy } from './rows-actions.ts';

interface AllRowsProps {
  pages: RowPages;
  state: PagesState;
  side: 'in' | 'out';
  layout: string;
}

/** All rows of one side of a place that the journal holds, as a table or as JSON, and the one that was chosen. */
export function AllRows({ pages, state, side, layout }: AllRowsProps) {
  const text = useText();
  const workspace = useWorkspace();
  const sort = useShownRows((rows) => rows.sort);
  const followed = useShownRows((rows) => rows.followed);
  const chosen = useShownRows((rows) => rows.chosen);
  useTold(state);
  const { head } = state;
  const whyOf = useMemo(() => reasonsOf(head?.rows ?? [], side, text), [head, side, text]);
  const onSort = useCallback((field: string) => sortBy(workspace, field), [workspace]);
  const onChoose = useCallback(
    (at: number | null) => choose(workspace, at, at === null ? undefined : rowAt(pages.get(), at)),
    [workspace, pages],
  );
  const why = useWhyDropped(followed === null ? (chosen?.row ?? null) : null, side);
  const awaited = chosen?.row === null ? rowAt(state, chosen.at) : undefined;
  useEffect(() => {
    if (awaited && chosen) choose(workspace, chosen.at, awaited);
  }, [workspace, awaited, chosen]);
  return (
    <div className="all-rows">
      <ShownRows
        {...{ pages, state, side, layout, sort, whyOf, onSort, onChoose }}
        chosen={chosen?.at ?? null}
      />
      {followed !== null && <FollowPanel />}
      {followed === null && chosen?.row && (
        <RowDetail
          row={chosen.row}
          why={why}
          onOnly={(where) => addCondition(workspace, where)}
          onClose={() => onChoose(null)}
        />
      )}
    </div>
  );
}

interface ShownRowsProps extends AllRowsProps {
  sort: RowsFilter['sort'];
  chosen: number | null;
  whyOf(row: JournalRow): string | null;
  onSort(field: string): void;
  onChoose(at: number | null): void;
}

/** The rows themselves, or why there are none to see. */
function ShownRows({ pages, state, side, layout, sort, chosen, whyOf, onSort, onChoose }: ShownRowsProps) {
  const text = useText();
  const { query, head, error } = state;
  if (error !== null) return <QueryError error={error} />;
  if (head === null) return state.loading ? <Loading /> : null;
  if (head.matching === 0) return <NoRowsHere head={head} filter={query?.filter ?? {}} />;
  const label = text(`data.${side}`);
  if (layout !== 'table') return <JsonRows {...{ label, state, whyOf }} onRange={pages.want} />;
  return (
    <AllRowsGrid
      {...{ label, state, sort, chosen, whyOf, onSort, onChoose }}
      isInOrder={head.visits === undefined && sort === null}
      isWhole={query?.filter.fromVisit == null && query?.filter.batch == null}
      onRange={pages.want}
    />
  );
}

/** Tells the commands and the timeline what is shown. */
function useTold({ query, head }: PagesState): void {
  const { rows } = useWorkspace();
  useEffect(() => {
    rows.setState({
      shown: query && head && { ...query, matching: head.matching },
      found: head?.visits ?? null,
    });
    return () => rows.setState({ shown: null, found: null });
  }, [rows, query, head]);
}

interface JsonRowsProps {
  label: string;
  state: PagesState;
  whyOf(row: JournalRow): string | null;
  onRange(first: number, last: number): void;
}

function JsonRows({ label, state, whyOf, onRange }: JsonRowsProps) {
  const text = useText();
  const lines = {
    length: state.head?.matching ?? 0,
    at(index: number) {
      const row = rowAt(state, index);
      if (row === undefined) return { index, json: '…' };
      const { batch, visit, row: number, cutFromBytes } = row;
      const notes = [
        text('rows.detailTitle', { batch, visit, row: number }),
        cutFromBytes === undefined ? null : text('data.cut', { bytes: cutFromBytes }),
        whyOf(row),
      ];
      return {
        index: row.index - 1,
        json: row.json,
        note: notes.filter((note) => note !== null).join(' · '),
      };
    },
  };
  return <JsonList rows={lines} label={label} onRange={onRange} />;
}

/** What is wrong with an expression, in the words of expressions. */
function QueryError({ error }: { error: ErrorData }) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { code, ...params } = error.params ?? {};
  if (error.code !== 'host.query-wrong' || typeof code !== 'string' || !isExpressionCode(code))
    return <ErrorNote error={error} />;
  const { message, help } = describeProblem({ code, params }, language);
  return <EmptyState icon={TriangleAlert} title={message} text={help} />;
}

/** Where no rows passed: in a visit, in a batch, or at all. */
function noneWords({ batch, fromVisit }: Partial<RowsFilter>, text: Text): string {
  if (fromVisit != null) return text('rows.noneInVisit', { visit: fromVisit });
  return batch == null ? text('data.noRows') : text('rows.noneInBatch', { batch });
}

/** Why there is nothing to see: no rows, none that match, or none that is kept. */
function NoRowsHere({ head, filter }: { head: JournalRows; filter: Partial<RowsFilter> }) {
  const text = useText();
  const none = noneWords(filter, text);
  const { visits, kept, total, visitsNotKept = 0 } = head;
  if (total === 0) return <EmptyState icon={Rows3} title={none} />;
  if (kept === 0)
    return (
      <EmptyState
        icon={Rows3}
        title={text('rows.noneKept', { count: total })}
        text={text('rows.noneKeptWhy')}
      />
    );
  if (visits === undefined) return <EmptyState icon={Rows3} title={none} />;
  const unseen = total - kept;
  return (
    <EmptyState
      icon={Rows3}
      title={text('rows.noMatch')}
      {...(unseen > 0 && { text: text('rows.notAll', { rows: unseen, count: visitsNotKept }) })}
    />
  );
}
