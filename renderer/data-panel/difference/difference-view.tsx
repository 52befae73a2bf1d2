import { Equal } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JournalRows } from '../../../core/contract/host/runs.ts';
import { useText } from '../../i18n/use-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { JsonList } from '../json-list.tsx';
import { shownRow } from '../shown-row.ts';
import { comparePages } from './compare-pages.ts';
import type { DifferenceLine } from './difference-columns.ts';
import { DifferenceGrid } from './difference-grid.tsx';
import { type DifferenceRow, isWhole, type RowDifference } from './row-difference.ts';

interface DifferenceViewProps {
  before: JournalRows;
  after: JournalRows;
  find: string;
  layout: string;
}

type Change = DifferenceRow['change'];
const changes: readonly Change[] = ['removed', 'changed', 'added', 'same'];

/** What a function did to its rows: how many it dropped, changed, added and left alone, and each of them. */
export function DifferenceView({ before, after, find, layout }: DifferenceViewProps) {
  const text = useText();
  const difference = useMemo(() => comparePages(before, after), [before, after]);
  const [only, setOnly] = useState<Change | null>(null);
  const shown = useMemo(() => filterRows(difference.rows, only, find), [difference, only, find]);
  const lines = useMemo(() => shown.map(gridLine), [shown]);
  const label = text('data.difference');
  return (
    <div className="difference">
      <div className="difference__summary">
        <span>
          {changes.map((change) => (
            <button
              key={change}
              type="button"
              className="difference__filter"
              data-change={change}
              aria-pressed={only === change}
              disabled={difference.counts[change] === 0 && only !== change}
              onClick={() => setOnly(only === change ? null : change)}
            >
              {text(`data.rows_${change}`, { count: difference.counts[change] })}
            </button>
          ))}
        </span>
        {difference.key !== null && <span>{text('data.matchedBy', { name: difference.key })}</span>}
        <Compared difference={difference} />
      </div>
      <div className="difference__rows">
        {lines.length === 0 && <EmptyState icon={Equal} title={text('data.noDifference')} />}
        {lines.length > 0 && layout === 'table' && <DifferenceGrid lines={lines} label={label} />}
        {lines.length > 0 && layout !== 'table' && <JsonList rows={shown.map(jsonLine)} label={label} />}
      </div>
    </div>
  );
}

/** Said when more rows passed than were kept: the difference is that of the first ones. */
function Compared({ difference: { sides } }: { difference: ReturnType<typeof comparePages> }) {
  const text = useText();
  if (isWhole(sides.before) && isWhole(sides.after)) return null;
  const { before, after } = sides;
  const words = {
    in: before.rows.length,
    inAll: before.total,
    out: after.rows.length,
    outAll: after.total,
  };
  return <span>{text('data.comparedFirst', words)}</span>;
}

function filterRows(rows: RowDifference['rows'], only: Change | null, find: string): DifferenceRow[] {
  const needle = find.toLowerCase();
  return rows.filter(
    ({ change, before, after }) =>
      (only === null || change === only) &&
      (needle === '' || [before, after].some((json) => json?.toLowerCase().includes(needle))),
  );
}

function gridLine({ change, before, after }: DifferenceRow): DifferenceLine {
  return { change, before: fields(before), after: fields(after) };
}

function fields(json: string | null) {
  return json === null ? null : shownRow(json).fields();
}

function jsonLine({ change, before, after }: DifferenceRow, index: number) {
  return {
    index,
    change,
    json: after ?? before ?? '',
    ...(change === 'changed' && before ? { before } : {}),
  };
}
