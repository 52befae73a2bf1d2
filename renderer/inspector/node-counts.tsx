import { ChartNoAxesColumn } from 'lucide-react';
import type { NodeId } from '../../core/project/chain.ts';
import { useText } from '../i18n/use-text.tsx';
import { atMoment } from '../stores/run-moment.ts';
import { useRun, useStudio } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** What the last run counted at a place in the chain: rows, visits, time, and why the flow went where it went. */
export function NodeCounts({ nodeId }: { nodeId: NodeId | null }) {
  const text = useText();
  const studio = useStudio();
  const node = useRun((run) => (nodeId === null ? -1 : run.nodeIds.indexOf(nodeId)));
  const counters = useRun((run) => atMoment(run).progress?.nodes[node]);
  if (counters === undefined)
    return (
      <EmptyState
        icon={ChartNoAxesColumn}
        title={text('inspector.noCountsTitle')}
        text={text('inspector.noCountsText')}
      />
    );
  const numbers: [string, string | number][] = [
    [text('inspector.rowsIn'), counters.rowsIn.toLocaleString()],
    [text('inspector.rowsOut'), counters.rowsOut.toLocaleString()],
    [text('inspector.visits'), counters.visits.toLocaleString()],
    [text('inspector.duration'), `${counters.durationMs.toFixed(1)} ms`],
    [text('inspector.errors'), counters.errors],
    ...Object.entries(counters.reasons).map(([reason, count]): [string, number] => [
      reasonText(reason),
      count,
    ]),
  ];
  function reasonText(reason: string): string {
    return studio.i18n.t(`inspector.reason_${reason}`);
  }
  return (
    <dl className="node-counts">
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
