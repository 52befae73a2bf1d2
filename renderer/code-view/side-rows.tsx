import { ListStart, Rows3 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { functionOfNode } from '../../core/project/chain.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { useText } from '../i18n/use-text.tsx';
import type { SeenAt } from '../stores/run-store.ts';
import { useRun, useSettings } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';
import type { CodeViewSlots } from './code-view-slots.ts';
import '../ui/side.css';

interface SideProps {
  place: FlowPlace;
  seen: SeenAt | null;
  slots: CodeViewSlots;
  batch: number | null;
}

/** The rows that last went into the function: those that it is run alone with. */
export function RowsIn({
  place,
  seen,
  slots,
  batch,
  onBatch,
}: SideProps & { onBatch(batch: number | null): void }) {
  const text = useText();
  const batches = useRun((run) => (run.runId === seen?.runId ? (run.progress?.batches ?? 0) : 0));
  return (
    <Side
      title={text('code.rowsIn')}
      count={seen?.rowsIn}
      note={<SeenNote seen={seen} />}
      extra={batches > 1 && <BatchChoice batches={batches} value={batch} onChange={onBatch} />}
    >
      {seen === null ? <NotSeen place={place} /> : slots.rows(seen, 'in', batch)}
    </Side>
  );
}

/** What came out of it: the rows, or what it did to those that went in. */
export function RowsOut({ place, seen, slots, batch }: SideProps) {
  const text = useText();
  const [layout, setLayout] = useState<'out' | 'difference'>('difference');
  const choices = [
    { id: 'out', label: text('code.asRows') },
    { id: 'difference', label: text('data.difference') },
  ] as const;
  return (
    <Side
      title={text('code.rowsOut')}
      count={seen?.rowsOut}
      note={null}
      extra={
        <span className="segments" role="tablist" aria-label={text('code.rowsOut')} onKeyDown={moveAmongTabs}>
          {choices.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected={id === layout}
              tabIndex={id === layout ? 0 : -1}
              onClick={() => setLayout(id)}
            >
              {label}
            </button>
          ))}
        </span>
      }
    >
      {seen === null ? <NothingOut name={functionOfNode(place.nodeId)} /> : slots.rows(seen, layout, batch)}
    </Side>
  );
}

interface SideFrameProps {
  title: string;
  count: number | undefined;
  note: ReactNode;
  extra: ReactNode;
  children: ReactNode;
}

function Side({ title, count, note, extra, children }: SideFrameProps) {
  return (
    <section className="side" aria-label={title}>
      <header className="side__head">
        <h3>{title}</h3>
        {count !== undefined && <span className="num side__count">{count.toLocaleString('en')}</span>}
        <span className="side__extra">{extra}</span>
      </header>
      {note}
      <div className="side__rows">{children}</div>
    </section>
  );
}

/** When they were seen, and whether by the flow or by the function alone. */
function SeenNote({ seen }: { seen: SeenAt | null }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  if (seen === null || seen.at === null) return null;
  const time = new Date(seen.at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return <p className="side__note">{text(seen.alone ? 'code.seenAlone' : 'code.seenInFlow', { time })}</p>;
}

interface BatchChoiceProps {
  batches: number;
  value: number | null;
  onChange(batch: number | null): void;
}

const mostBatches = 200;

function BatchChoice({ batches, value, onChange }: BatchChoiceProps) {
  const text = useText();
  return (
    <select
      className="side__batch"
      aria-label={text('code.batch')}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : Number(currentTarget.value))
      }
    >
      <option value="">{text('code.allBatches')}</option>
      {numbersUpTo(Math.min(batches, mostBatches)).map((batch) => (
        <option key={batch} value={batch}>
          {text('code.batchNumber', { number: batch })}
        </option>
      ))}
    </select>
  );
}

function numbersUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number + 1);
}

function NotSeen({ place }: { place: FlowPlace }) {
  const text = useText();
  const name = functionOfNode(place.nodeId);
  return (
    <EmptyState icon={Rows3} title={text('code.noRowsYet')} text={text('code.noRowsYetText', { name })}>
      <CommandButton id="function.run-up-to" icon={ListStart} kind="line" />
    </EmptyState>
  );
}

function NothingOut({ name }: { name: string }) {
  const text = useText();
  return (
    <EmptyState icon={Rows3} title={text('code.nothingOut')} text={text('code.nothingOutText', { name })} />
  );
}
