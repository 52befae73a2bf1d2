import { type ReactNode, useMemo } from 'react';
import { describeRowFailure } from '../../core/builtins/messages.ts';
import type { Row } from '../../core/builtins/preview.ts';
import { typedFields } from '../../core/row-types/row-type.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { cellText } from './cell-text.ts';
import type { FormState } from './form-state.ts';
import type { Preview, RowsIn } from './preview-rows.ts';
import { typeWord } from './type-word.ts';

/** Rows of a side that are drawn: the first, and then only those that were dropped or failed. */
const mostFirst = 100;
const mostOthers = 100;
const mostColumns = 60;

function shownRows(preview: Preview): number[] {
  const first = [...preview.fates.keys()].slice(0, mostFirst);
  const others = [...preview.fates.entries()]
    .slice(mostFirst)
    .filter(([, { state }]) => state !== 'kept')
    .slice(0, mostOthers);
  return [...first, ...others.map(([index]) => index)];
}

interface SideProps {
  title: string;
  count: number;
  note: ReactNode;
  columns: readonly Column[];
  children: ReactNode;
}

interface Column {
  name: string;
  type: string;
  mark: 'gone' | 'new' | 'changed' | null;
}

function Side({ title, count, note, columns, children }: SideProps) {
  const text = useText();
  return (
    <section className="side form-side" aria-label={title} data-region tabIndex={-1}>
      <header className="side__head">
        <h3>{title}</h3>
        <span className="num side__count">{count.toLocaleString('en')}</span>
        <span className="side__extra">{note}</span>
      </header>
      <div className="side__rows form-side__rows">
        <table className="form-table">
          <thead>
            <tr>
              <th scope="col" aria-label={text('forms.rowNumber')} />
              {columns.slice(0, mostColumns).map(({ name, type, mark }) => (
                <th key={name} scope="col" data-mark={mark ?? undefined}>
                  <b>{name}</b>
                  <small>{type}</small>
                  <small>{mark !== null && text(`forms.mark.${mark}`)}</small>
                </th>
              ))}
              {columns.length > mostColumns && (
                <th scope="col">{text('forms.moreFields', { count: columns.length - mostColumns })}</th>
              )}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

interface RowLineProps {
  number: number;
  row: Row;
  columns: readonly Column[];
  state?: string | undefined;
  reason?: string | undefined;
  before?: Row | undefined;
}

function RowLine({ number, row, columns, state, reason, before }: RowLineProps) {
  return (
    <tr data-state={state}>
      <th scope="row" className="num" title={reason}>
        {number}
      </th>
      {reason !== undefined && before === undefined && state !== 'kept' && columns.length === 0 ? (
        <td>{reason}</td>
      ) : null}
      {columns.slice(0, mostColumns).map(({ name, mark }) => {
        const now = cellText(row[name]);
        const was = before === undefined || mark !== 'changed' ? now : cellText(before[name]);
        return (
          <td
            key={name}
            data-mark={mark === 'changed' && was === now ? undefined : (mark ?? undefined)}
            title={now}
          >
            {was !== now && <del>{was}</del>} {now}
          </td>
        );
      })}
    </tr>
  );
}

/** Rows that come in: fields that are not kept, and rows that do not go on. */
export function RowsInSide({
  state,
  rows,
  preview,
}: {
  state: FormState;
  rows: RowsIn | null;
  preview: Preview | null;
}) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { fields, reading } = state;
  const columns = useMemo(
    () =>
      [...(fields ?? [])].map(
        ([name, field]): Column => ({
          name,
          type: typeWord(field, text),
          mark: reading.output !== undefined && !reading.output.has(name) ? 'gone' : null,
        }),
      ),
    [fields, reading.output, text],
  );
  const all = rows?.batches.flat() ?? [];
  const indexes = preview === null ? [...all.keys()].slice(0, mostFirst) : shownRows(preview);
  return (
    <Side
      title={text('forms.in')}
      count={all.length}
      note={
        rows !== null && (
          <small>{text(rows.from === 'samples' ? 'forms.fromSamples' : 'forms.fromRun')}</small>
        )
      }
      columns={columns}
    >
      {rows === null && (
        <tr>
          <td colSpan={columns.length + 1}>{text('forms.noRows')}</td>
        </tr>
      )}
      {indexes.map((index) => {
        const fate = preview?.fates[index];
        return (
          <RowLine
            key={index}
            number={index + 1}
            row={all[index] ?? {}}
            columns={columns}
            state={fate?.state}
            reason={
              fate?.failure &&
              `${fate.failure.field}: ${describeRowFailure(fate.failure.kind, language).message}`
            }
          />
        );
      })}
    </Side>
  );
}

/** Rows that go out: beside the rows that they were made of where one comes of one, else in their own order. */
export function RowsOutSide({ state, preview }: { state: FormState; preview: Preview | null }) {
  const text = useText();
  const { reading, fields } = state;
  const columns = useMemo(
    () => outColumns(reading.output, fields, preview, text),
    [reading.output, fields, preview, text],
  );
  const made = useMemo(() => (preview === null ? null : rowsByIn(preview)), [preview]);
  const counts = preview?.counts;
  return (
    <Side
      title={text('forms.out')}
      count={preview?.rowsOut.length ?? 0}
      note={
        counts !== undefined && (
          <small data-old={reading.program === undefined || undefined}>
            {text('forms.kept', { number: counts.kept.toLocaleString('en') })} ·{' '}
            {text('forms.dropped', { number: counts.dropped.toLocaleString('en') })} ·{' '}
            {text('forms.failed', { number: counts.failed.toLocaleString('en') })}
          </small>
        )
      }
      columns={columns}
    >
      {preview !== null &&
        made !== null &&
        shownRows(preview).map((index) => (
          <BesideRow key={index} index={index} preview={preview} row={made.get(index)} columns={columns} />
        ))}
      {preview !== null &&
        made === null &&
        [...preview.rowsOut.slice(0, mostFirst + mostOthers).entries()].map(([index, row]) => (
          <RowLine key={index} number={index + 1} row={row} columns={columns} />
        ))}
    </Side>
  );
}

interface BesideProps {
  index: number;
  preview: Preview;
  row: Row | undefined;
  columns: readonly Column[];
}

function BesideRow({ index, preview, row, columns }: BesideProps) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const fate = preview.fates[index];
  if (row !== undefined)
    return (
      <RowLine number={index + 1} row={row} columns={columns} state="kept" before={preview.rowsIn[index]} />
    );
  const why =
    fate?.failure === undefined
      ? ''
      : ` · ${fate.failure.field}: ${describeRowFailure(fate.failure.kind, language).message}`;
  return (
    <tr data-state={fate?.state}>
      <th scope="row" className="num">
        {index + 1}
      </th>
      <td colSpan={Math.max(1, columns.length)}>
        {text(fate?.state === 'failed' ? 'forms.rowFailed' : 'forms.rowDropped')}
        {why}
      </td>
    </tr>
  );
}

/** The row out of each row in, where each comes of one alone and in their order; null elsewhere. */
function rowsByIn({ rowsOut, from }: Preview): ReadonlyMap<number, Row> | null {
  const found = new Map<number, Row>();
  let last = -1;
  for (const [index, row] of rowsOut.entries()) {
    const [only, second] = from[index] ?? [];
    if (only === undefined || second !== undefined || only <= last) return null;
    last = only;
    found.set(only, row);
  }
  return found;
}

function outColumns(
  output: FormState['fields'],
  input: FormState['fields'],
  preview: Preview | null,
  text: Parameters<typeof typeWord>[1],
): readonly Column[] {
  if (output === undefined)
    return Object.keys(preview?.rowsOut[0] ?? {}).map((name) => ({ name, type: '', mark: null }));
  const known = new Set(typedFields(input ?? new Map()).map(({ name }) => name));
  return [...output].map(([name, field]): Column => {
    const changes = known.has(name) && preview !== null && isChanged(name, preview);
    return {
      name,
      type: typeWord(field, text),
      mark: known.has(name) ? (changes ? 'changed' : null) : 'new',
    };
  });
}

/** Whether a field has another value in one of the first rows out than in the row that it was made of. */
function isChanged(name: string, { rowsOut, rowsIn, from }: Preview): boolean {
  return rowsOut.slice(0, mostFirst).some((row, index) => {
    const sources = from[index] ?? [];
    return sources.length === 1 && cellText(row[name]) !== cellText(rowsIn[sources[0] ?? 0]?.[name]);
  });
}
