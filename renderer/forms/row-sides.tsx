import { type RefObject, useMemo } from 'react';
import type { RowFate } from '../../core/builtins/preview.ts';
import type { Language } from '../../core/errors/coded-error.ts';
import { type Text, useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { failureWords } from './failure-words.ts';
import type { FormState } from './form-state.ts';
import { noPreviewWords, noRowsWords } from './preview-counts.tsx';
import type { Preview, RowsIn } from './preview-rows.ts';
import type { FateState, ShownLine } from './shown-lines.ts';
import { columnsIn, columnsOut, rowsBeside } from './side-columns.ts';
import { type Column, RowLine, SideTable, WordsLine } from './side-table.tsx';
import { useMarkedColumn } from './use-marked-column.ts';

/** Rows that are drawn where nothing is known of what becomes of them. */
const mostPlain = 100;

interface SideProps {
  state: FormState;
  preview: Preview | null;
  /** What is shown of the rows in; the same on both sides, so that a row stands at one height. */
  lines: readonly ShownLine[];
  scroller: RefObject<HTMLDivElement | null>;
}

/** Rows that come in: fields that are not kept, and rows that do not go on. */
export function RowsInSide({ state, rows, preview, lines, scroller }: SideProps & { rows: RowsIn | null }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { fields, reading } = state;
  const columns = useMemo(() => columnsIn(fields, reading.output, text), [fields, reading.output, text]);
  const all = useMemo(() => rows?.batches.flat() ?? [], [rows]);
  const shown = preview === null ? plainLines(all.length) : lines;
  return (
    <SideTable
      title={text('forms.in')}
      count={all.length}
      note={
        rows !== null && (
          <small>{text(rows.from === 'samples' ? 'forms.fromSamples' : 'forms.fromRun')}</small>
        )
      }
      columns={columns}
      scroller={scroller}
      empty={rows === null ? text(noRowsWords(state)) : null}
    >
      {shown.map((line) =>
        line.kind === 'row' ? (
          <RowLine
            key={line.index}
            number={line.index + 1}
            row={all[line.index] ?? {}}
            columns={columns}
            state={preview?.fates[line.index]?.state}
            reason={reasonOf(preview?.fates[line.index], language, text)}
          />
        ) : (
          <WordsLine key={keyOf(line)} line={line} columns={columns.length} />
        ),
      )}
    </SideTable>
  );
}

function plainLines(count: number): readonly ShownLine[] {
  return Array.from({ length: Math.min(count, mostPlain) }, (_, index) => ({ kind: 'row', index }));
}

function keyOf(line: Exclude<ShownLine, { kind: 'row' }>): string {
  return line.kind === 'batch' ? `batch ${line.number}` : `fold ${line.from}`;
}

/** `total: the value is null`, or what else there is to say of a row. */
function reasonOf(fate: RowFate | undefined, language: Language, text: Text): string | undefined {
  const { failure, note } = fate ?? {};
  if (failure !== undefined) return failureWords(failure, language, text);
  if (note === undefined) return undefined;
  return typeof note === 'string' ? text(`forms.row.${note}`) : note.checks.join(', ');
}

interface OutProps extends SideProps {
  /** Of which rows only is shown. */
  only: FateState | null;
  /** Whether there are rows to try it on. */
  hasRows: boolean;
  onOnly(only: FateState | null): void;
}

/** Rows that go out: beside the rows that they were made of where one comes of one, else in their own order. */
export function RowsOutSide({ state, preview, lines, scroller, only, hasRows, onOnly }: OutProps) {
  const text = useText();
  const { reading, fields } = state;
  const columns = useMemo(
    () => columnsOut(reading.output, fields, preview, text),
    [reading.output, fields, preview, text],
  );
  const beside = useMemo(() => (preview === null ? null : rowsBeside(preview)), [preview]);
  useMarkedColumn(scroller, columns);
  return (
    <SideTable
      title={text('forms.out')}
      count={preview?.rowsOut.length ?? 0}
      note={
        preview !== null && (
          <Counts preview={preview} isOld={reading.program === undefined} only={only} onOnly={onOnly} />
        )
      }
      columns={columns}
      scroller={scroller}
      empty={preview !== null ? null : text(hasRows ? noPreviewWords(state) : noRowsWords(state))}
    >
      {preview !== null && beside === null
        ? [...preview.rowsOut.slice(0, mostPlain).entries()].map(([index, row]) => (
            <RowLine key={index} number={index + 1} row={row} columns={columns} />
          ))
        : null}
      {preview !== null && beside !== null
        ? lines.map((line) =>
            line.kind !== 'row' ? (
              <WordsLine key={keyOf(line)} line={line} columns={columns.length} />
            ) : beside.has(line.index) ? (
              <RowLine
                key={line.index}
                number={line.index + 1}
                row={beside.get(line.index) ?? {}}
                columns={columns}
                state="kept"
                before={preview.rowsIn[line.index]}
              />
            ) : (
              <GoneLine
                key={line.index}
                index={line.index}
                fate={preview.fates[line.index]}
                columns={columns}
              />
            ),
          )
        : null}
    </SideTable>
  );
}

interface CountsProps {
  preview: Preview;
  isOld: boolean;
  only: FateState | null;
  onOnly(only: FateState | null): void;
}

/** Kept, dropped and failed; the last two show their rows when they are pressed. */
function Counts({ preview: { counts }, isOld, only, onOnly }: CountsProps) {
  const text = useText();
  return (
    <span className="form-side__counts" data-old={isOld || undefined}>
      <span>{text('forms.kept', { number: counts.kept.toLocaleString('en') })}</span>
      {(['dropped', 'failed'] as const).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={only === state}
          disabled={counts[state] === 0}
          title={text('forms.onlyThese')}
          onClick={() => onOnly(only === state ? null : state)}
        >
          {text(`forms.${state}`, { number: counts[state].toLocaleString('en') })}
        </button>
      ))}
    </span>
  );
}

/** A row that does not go on, and why. */
function GoneLine({
  index,
  fate,
  columns,
}: {
  index: number;
  fate: RowFate | undefined;
  columns: readonly Column[];
}) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const reason = reasonOf(fate, language, text);
  return (
    <tr data-state={fate?.state}>
      <th scope="row" className="num">
        {index + 1}
      </th>
      <td colSpan={Math.max(1, columns.length)}>
        {fate !== undefined && text(`forms.fate.${fate.state}`)}
        {reason !== undefined && ` · ${reason}`}
      </td>
    </tr>
  );
}
