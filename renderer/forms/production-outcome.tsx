import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { zeroOf } from '../../core/production/decode-row.ts';
import type { InProduction, SpoiltBatch } from '../../core/production/in-production.ts';
import type { TypedField } from '../../core/row-types/row-type.ts';
import { useText } from '../i18n/use-text.tsx';
import { isCastable } from './production-edits.ts';
import type { ProductionState } from './production-state.ts';
import { wordOf } from './row-types.ts';

interface OutcomeProps {
  state: ProductionState;
  outcome: InProduction;
  batches: number;
  struct: readonly TypedField[];
  onStruct(struct: readonly TypedField[]): void;
  /** A function before is to change the field's type. */
  onCast(field: TypedField): void;
}

/** Batches that are told one by one. */
const mostTold = 3;

/** What happens to rows and fields, each with what can be done about it. */
export function ProductionOutcome({ state, outcome, batches, struct, onStruct, onCast }: OutcomeProps) {
  const text = useText();
  const { rows, spoilt, dropped, zeroed, nulls, lost } = outcome;
  const isClean = lost === 0 && dropped.length === 0 && zeroed.length === 0 && nulls === 0;
  const number = (count: number) => count.toLocaleString('en');
  const field = (name: string) => struct.find((one) => one.name === name);
  const from = state.rows?.from === 'run' ? 'forms.fromRun' : 'forms.fromSamples';
  return (
    <div role="status" className="in-production">
      <p>
        {text('forms.production.rows', { rows: number(rows), count: batches })} {text(from)}
      </p>
      <ul>
        {isClean && (
          <Line kind="fine">{text('forms.production.fine', { name: state.fname, rows: number(rows) })}</Line>
        )}
        {spoilt.slice(0, mostTold).map((one) => {
          const wanted = field(one.first.misfit.field);
          return (
            <Line key={one.batch} kind="lost">
              <Spoilt state={state} spoilt={one} />
              {wanted !== undefined && isCastable(wanted) && (
                <Act onClick={() => onCast(wanted)}>
                  {text('forms.production.cast', { field: wanted.name })}
                </Act>
              )}
            </Line>
          );
        })}
        {spoilt.length > mostTold && (
          <Line kind="lost">
            {text('forms.production.more', { count: spoilt.length - mostTold, lost: number(lost) })}
          </Line>
        )}
        {dropped.map(({ field: name, rows: count }) => (
          <Line key={`- ${name}`} kind="goes">
            {text('forms.production.dropped', { field: name, rows: number(count), all: number(rows) })}
            {!/[.[]/.test(name) && (
              <Act onClick={() => onStruct([...struct, { name, type: 'mixed', nullable: true }])}>
                {text('forms.production.add', { field: name })}
              </Act>
            )}
          </Line>
        ))}
        {zeroed.map(({ field: name, rows: count }) => {
          const zero = JSON.stringify(zeroOf(field(name)?.type ?? 'mixed'));
          return (
            <Line key={`0 ${name}`} kind="goes">
              {text(zero === 'null' ? 'forms.production.zeroedDeep' : 'forms.production.zeroed', {
                field: name,
                rows: number(count),
                all: number(rows),
                zero,
              })}
              {field(name) !== undefined && (
                <Act
                  onClick={() =>
                    onStruct(struct.map((one) => (one.name === name ? { ...one, nullable: true } : one)))
                  }
                >
                  {text('forms.production.mayBeEmpty', { field: name })}
                </Act>
              )}
            </Line>
          );
        })}
        {nulls > 0 && (
          <Line kind="lost">
            {text('forms.production.nulls', { rows: number(nulls), all: number(rows) })}
          </Line>
        )}
      </ul>
    </div>
  );
}

function Spoilt({ state, spoilt }: { state: ProductionState; spoilt: SpoiltBatch }) {
  const text = useText();
  const { batch, rows, first } = spoilt;
  const { field, expects, found } = first.misfit;
  const number = (count: number) => count.toLocaleString('en');
  const why =
    expects === 'row'
      ? text('forms.production.noRow', { row: number(first.row), found: text(`forms.found.${found}`) })
      : text('forms.production.misfit', {
          row: number(first.row),
          field,
          found: text(`forms.found.${found}`),
          expects: text(`forms.type.${wordOf(expects)}`),
        });
  return text(state.isBuiltin ? 'forms.production.stops' : 'forms.production.emptied', {
    batch: number(batch),
    name: state.fname,
    rows: number(rows),
    why,
  });
}

const icons = { fine: Check, lost: CircleAlert, goes: TriangleAlert };

function Line({ kind, children }: { kind: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[kind];
  return (
    <li data-kind={kind}>
      <Icon size={14} aria-hidden />
      <span>{children}</span>
    </li>
  );
}

function Act({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <button type="button" className="button button--line" onClick={onClick}>
      {children}
    </button>
  );
}
